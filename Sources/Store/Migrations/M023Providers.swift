import Database

/// The facilities that a provider's account answers for.
enum M023Providers {
  static let migration = Migration(
    "023-providers",
    sql: "ALTER TABLE grants ADD COLUMN facilities TEXT NOT NULL DEFAULT '';")
}
