/// Names of the fictitious département; none is that of a real place or person.
enum SampleNames {
  /// In the order of their codes, which is that of their names without article, as Insee numbers communes.
  static let communes = [
    "Ambreval", "Arsonne-la-Forêt", "Aubeterne", "L'Aubrière-Neuve", "Avrillande", "Beaulogis", "Bellencourt-sur-Vézande",
    "Blanchelande-le-Bois", "Boisrobin", "Brécourtil", "Bussière-aux-Saules", "Chanteraine-les-Prés", "La Chapelle-Vézande",
    "Charmevieille", "Châtelnoir", "Clairvignol", "Corbelange", "Courtemelle", "Crèvefontaine", "Dampvallon", "Échaumeuil",
    "Entreval-le-Haut", "Épinoze", "Les Essartières", "Fauverelles", "Fontorbe", "Fressignol-le-Sec", "Garnouval",
    "Gentelande", "Grandchêneau", "Hautecombelle", "Herbelines", "Jouvençay", "Landrecourtil",
    "Lormevent", "Malaubert-le-Grand", "Marcevallon", "Le Mesnil-Ambré", "Méricourtil", "Montfleuret", "Montreval-sous-Bois",
    "La Neuvelande", "Noirlande", "Orsennes-la-Ville", "Pierrelande-l'Étang", "Pontvézande", "Quincerolle", "Roquebrénas",
    "Rouvrelles", "Saint-Aubert-des-Landes", "Saint-Étienne-sur-Vézande", "Saint-Hilarion-le-Désert", "Saint-Martin-d'Ambre",
    "Sainte-Colombette", "Sainte-Florine-en-Vallée", "Tourvieille", "Valmière", "Vaucressy", "Vernantelle",
    "Villefranque-la-Neuve",
  ]

  static let intercommunalities = ["CA Valmière Agglomération", "CC du Pays de Châtelnoir", "CC Orsennes et Vallées"]

  static let iris = [
    "Centre", "Gare", "Les Vignes", "Hôpital", "Le Grand Pré", "Les Tilleuls", "Beauregard", "La Plaine", "Bords de Vézande",
    "Faubourg", "Les Coteaux", "La Garenne", "Le Port", "Montplaisir", "La Croix Verte", "Le Stade", "Les Jardins",
    "Vieux Moulin",
  ]

  static let streets = [
    "rue des Lilas", "rue du Lavoir", "avenue de la Gare", "rue des Écoles", "place du Marché", "rue de la Fontaine",
    "boulevard des Platanes", "rue du Moulin", "allée des Cerisiers", "chemin des Vignes", "rue de l'Église",
    "impasse du Verger",
    "rue des Hirondelles", "avenue du 8 Mai 1945", "rue de la République", "square des Tilleuls", "rue du Vieux Puits",
    "rue du Pont", "place de la Mairie", "rue de la Forge", "cours des Artisans", "rue des Prés", "rue Haute", "rue Basse",
    "chemin de la Garenne", "rue du Stade", "rue de l'Étang", "mail des Acacias", "rue de la Liberté", "rue du Four à Pain",
  ]

  static let nicknames = [
    "L'Escale", "Les Passerelles", "La Ruche", "Le Trait d'Union", "Les Hirondelles", "L'Arc-en-Ciel", "La Clairière",
    "Le Fil Rouge", "Les Quatre Saisons", "La Boussole", "L'Embellie", "Le Kiosque", "Les Coquelicots", "La Parenthèse",
    "Le Grand Large", "Les Petits Pas", "Les Coccinelles", "Le Nid Douillet", "La Farandole", "Pomme de Reinette",
    "Les Lutins", "Le Petit Train", "La Cabane", "Les Explorateurs", "L'Île aux Enfants", "Le Manège", "À Petits Pas",
    "Les Tournesols", "La Marelle", "Le Jardin Partagé",
  ]

  static let associations = [
    "Association Les Passerelles", "Association Familles en Vallée", "Association L'Escale", "Fédération des foyers ruraux du 99",
    "Association Vivre au Quartier", "Association Graines d'Avenir", "Mutualité des Trois Vallées",
  ]
}
