import Foundation

/// What the system answers when a file refuses, in French; its own words are English.
package enum SystemError {
  /// - Parameter code: `errno`.
  package static func words(_ code: Int32) -> String {
    switch code {
    case ENOSPC: "disque plein"
    case EDQUOT: "quota de disque atteint"
    case EFBIG: "fichier plus grand que la taille permise"
    case EACCES, EPERM: "droits manquants"
    case EROFS: "disque protégé contre l'écriture"
    case EIO: "erreur du disque"
    case EPIPE: "personne ne lit la sortie"
    case EBADF: "sortie fermée"
    case EMFILE, ENFILE: "trop de fichiers ouverts"
    case ELOOP: "trop de liens"
    case ENAMETOOLONG: "nom trop long"
    case ENOENT, ENOTDIR: "le fichier n'existe pas"
    case EISDIR: "c'est un dossier"
    case ENOMEM: "mémoire insuffisante"
    case EBUSY, ETXTBSY: "un autre programme s'en sert"
    case ESTALE, ETIMEDOUT: "le disque du réseau ne répond pas"
    default: "faute \(code) du système"
    }
  }
}
