import CArchive

/// Archives written for tests, by libarchive.
package enum ArchiveFile {
  package enum Format {
    case zip, sevenZip, tarGzip, tar
  }

  /// A member: a file with its bytes, or a link.
  package struct Member {
    let path: String
    var bytes: [UInt8] = []
    var link: String?

    package init(_ path: String, _ bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }

    package init(_ path: String, _ text: String) { self.init(path, Array(text.utf8)) }

    /// - Parameter link: what the symbolic link leads to.
    package init(_ path: String, link: String) {
      self.path = path
      self.link = link
    }
  }

  package static func write(_ path: String, _ format: Format, _ members: [Member]) {
    let archive = archive_write_new()
    switch format {
    case .zip: archive_write_set_format_zip(archive)
    case .sevenZip: archive_write_set_format_7zip(archive)
    case .tar, .tarGzip:
      archive_write_set_format_ustar(archive)
      if format == .tarGzip { archive_write_add_filter_gzip(archive) }
    }
    archive_write_open_filename(archive, path)
    for member in members {
      let entry = archive_entry_new()
      archive_entry_set_pathname(entry, member.path)
      // Kinds of files as POSIX numbers them: a regular one, a link.
      archive_entry_set_filetype(entry, member.link == nil ? 0o100000 : 0o120000)
      archive_entry_set_perm(entry, 0o644)
      if let link = member.link { archive_entry_set_symlink(entry, link) }
      archive_entry_set_size(entry, Int64(member.bytes.count))
      archive_write_header(archive, entry)
      _ = member.bytes.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) }
      archive_entry_free(entry)
    }
    archive_write_close(archive)
    archive_write_free(archive)
  }
}
