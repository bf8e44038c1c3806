@_exported import Eligibility
@_exported import GeoFormats
@_exported import Geocoding
@_exported import GeometryCore
@_exported import Groundwork
@_exported import Reporting
@_exported import Tabular
@_exported import Territory
