import Database
import Domain
import Store

/// Single rows and values, by the same plain loops.
extension NaiveAccess {
  /// Whether the viewer sees a value of a row: by the column's own group, and of a flag by the
  /// group of what it says.
  package func sees(_ column: String, of row: Record, in table: String) -> Bool {
    let group =
      table == "flags" ? flagGroup(row) : FieldGroups.group(table: table, column: column)
    guard let group else { return true }
    return sees(row, of: table, by: group) && shows(column, of: table, by: group)
  }

  /// Whether the viewer sees a row of a table by one group.
  package func sees(_ row: Record, of table: String, by group: FieldGroup) -> Bool {
    if viewer.role == .everything { return table != "flags" || flagGroup(row) == group }
    guard isOpen(table, group) else { return false }
    let access = AccessMatrix.access(viewer.role, group)
    if viewer.role == .provider {
      let key = row[table.hasPrefix("facilit") ? "id" : "facility"]?.text ?? ""
      return viewer.facilities.contains(key)
    }
    return switch table {
    case "staff", "staff_versions": seesPerson(row["id"]?.text ?? "", group, access)
    case "leave", "training": isOfCounty(find("staff", row["staff"]?.text), "owner_county")
    case "positions", "submissions", "shifts", "named_gaps", "temporary_schedules",
      "plans", "plan_texts", "responsibilities", "county_notes", "protocol_steps", "partners",
      "surveys", "survey_answers", "budget_parts":
      isOfCounty(row, "county")
    case "agenda_items": isOfCounty(row, "county") && seesYouth(ofItem: row["id"]?.text)
    case "count_sign_offs":
      access.reads.contains(.own) && viewer.role.home == .counties && isOfCounty(row, "county")
    case "agenda_signatures", "agenda_indicators":
      isOfCounty(find("agenda_items", row["item"]?.text), "county")
    case "study_figures": row["county"]?.text == nil || isOfCounty(row, "county")
    case "county_requests":
      viewer.role.seesRequests
        && (isOfCounty(row, "county") && isOfYouth(row, table, group)
          || isOfCounty(row, "to_county") && (row["ended_at"]?.int64 ?? .max) > now.seconds)
    case "availability", "licences": true
    case "bed_holds": group == .f8 || isOfYouth(row, table, group)
    case "facilities", "facility_versions": seesPlace(row["id"]?.text ?? "", group, access)
    case "callouts": seesCallout(row, group, access)
    case "response_steps":
      find("callouts", row["callout"]?.text).map { seesCallout($0, group, access) } ?? false
    case "shift_swaps": isOfCounty(find("shifts", row["shift"]?.text), "county")
    case "handovers":
      access.reads.contains(.own) && access.reach != .seat && access.reach != .incident
        && isOfCounty(row, "county")
    case "reports": seesReport(row, group, access)
    case "break_glass": seesDoings(of: row["account"]?.text ?? "")
    case "assignments": isOfYouth(row, table, group) && seesAssignment(row, group, access)
    case "cases": isOfYouth(row, table, group) && (!viewer.role.seesStub || isOpenCase(row))
    case "missing": isOfYouth(row, table, group) && (access.reads != [.missing] || isAway(row))
    case "flags": isOfYouth(row, table, group) && seesFlag(row, group, access)
    default: isOfYouth(row, table, group) && isOfOpenEpisode(row, access)
    }
  }

  /// Whether a row hangs on no episode, or on one that the viewer sees: a former one is closed to
  /// whoever sees youth only while they are missing.
  private func isOfOpenEpisode(_ row: Record, _ access: Access) -> Bool {
    guard access.reads == [.missing], let episode = row["episode"]?.text else { return true }
    return isAway(find("missing", episode) ?? [:])
  }

  /// Whether the viewer's role sees a column by one group, whatever the row.
  package func shows(_ column: String, of table: String, by group: FieldGroup) -> Bool {
    if viewer.role == .everything { return true }
    if isContact(table, group) { return FieldParts.contact.contains(column) }
    let part = AccessMatrix.access(viewer.role, group).part
    return table == "flags" || FieldParts.shows(part, table: table, column: column)
  }

  private func isOpen(_ table: String, _ group: FieldGroup) -> Bool {
    let access = AccessMatrix.access(viewer.role, group)
    if isContact(table, group) { return true }
    if table == "break_glass", viewer.role.mayBreakGlass { return true }
    return access.mayRead && FieldParts.isOpen(access.part, table: table)
  }

  /// Whoever reads the index and no roster sees of staff those whom the index names.
  private func isContact(_ table: String, _ group: FieldGroup) -> Bool {
    group == .f12 && table.hasPrefix("staff") && AccessMatrix.access(viewer.role, .f1).mayRead
      && !AccessMatrix.access(viewer.role, .f12).mayRead
  }

  private func isOfYouth(_ row: Record, _ table: String, _ group: FieldGroup) -> Bool {
    youthOf(table, row).map(youth(group).contains) ?? false
  }

  /// Whether an item is of no one youth, or the viewer sees the youth.
  private func seesYouth(ofItem key: String?) -> Bool {
    rows("agenda_youth").allSatisfy {
      $0["item"]?.text != key || youth(.f1).contains($0["youth"]?.text ?? "")
    }
  }

  private func isOfCounty(_ row: Record?, _ column: String) -> Bool {
    viewer.counties.contains(row?[column]?.text ?? "")
  }

  // MARK: - Kinds of rows

  private func flagGroup(_ row: Record) -> FieldGroup? {
    row["flag"]?.text.flatMap { YouthFlag(rawValue: $0) }.map(FieldGroups.group(of:))
  }

  private func seesFlag(_ row: Record, _ group: FieldGroup, _ access: Access) -> Bool {
    FieldParts.flags(access.part, of: group).contains { $0.rawValue == row["flag"]?.text }
  }

  private func isOpenCase(_ row: Record) -> Bool {
    (row["opened_on"]?.text ?? "9") <= today && (row["closed_on"]?.text ?? "9999") >= today
  }

  private func seesAssignment(_ row: Record, _ group: FieldGroup, _ access: Access) -> Bool {
    if viewer.role.seesStub {
      guard runs(row), let held = find("cases", row["case_id"]?.text), isOpenCase(held)
      else { return false }
    }
    guard group == .f4 else { return true }
    let holder = row["staff"]?.text ?? ""
    if access.reach == .agency { return colleagues.contains(holder) }
    return !rows("staff_versions").contains {
      $0["id"]?.text == holder && agencyKind($0["agency"]?.text ?? "") == "advocate"
    }
  }

  private func seesPerson(_ key: String, _ group: FieldGroup, _ access: Access) -> Bool {
    if group == .f14 {
      return switch access.reach {
      case .person: key == viewer.staff
      case .unit: unit.contains(key)
      case .agency: colleagues.contains(key)
      default: isOfCounty(find("staff", key), "owner_county")
      }
    }
    if isContact("staff", group) {
      return rows("assignments").contains { row in
        guard row["staff"]?.text == key, runs(row), let held = find("cases", row["case_id"]?.text)
        else { return false }
        return isOpenCase(held) && youth(.f1).contains(held["youth"]?.text ?? "")
      }
    }
    return isOfCounty(find("staff", key), "owner_county")
      || rows("shifts").contains { $0["staff"]?.text == key && isOfCounty($0, "county") }
  }

  /// Staff of the viewer's agency now.
  private var colleagues: Set<String> {
    Set(current("staff_versions").filter { $1["agency"]?.text == viewer.agency }.keys)
  }

  private func seesPlace(_ key: String, _ group: FieldGroup, _ access: Access) -> Bool {
    if group != .f7 || (access.reads.contains(.own) && access.reach == .all) { return true }
    return rows("stays").contains {
      $0["facility"]?.text == key && youth(.f7).contains($0["youth"]?.text ?? "")
    }
  }

  private func seesReport(_ row: Record, _ group: FieldGroup, _ access: Access) -> Bool {
    if access.reach == .incident {
      return own.contains(row["youth"]?.text ?? "")
        && row["reporter_kind"]?.text == "law_enforcement"
    }
    if viewer.role.home == .counties, access.reads.contains(.own) {
      return isOfCounty(row, "county")
    }
    return isOfYouth(row, "reports", group)
  }

  private func seesCallout(_ row: Record, _ group: FieldGroup, _ access: Access) -> Bool {
    switch access.reach {
    case .seat:
      isOfCounty(row, "county") && colleagues.contains(row["advocate_staff"]?.text ?? "")
    case .incident: own.contains(row["youth"]?.text ?? "")
    default:
      access.reads.contains(.own)
        ? isOfCounty(row, "county") : isOfYouth(row, "callouts", group)
    }
  }

  /// Whether the viewer sees what an account did.
  package func seesDoings(of account: String) -> Bool {
    let access = AccessMatrix.access(viewer.role, .f18)
    if account == viewer.account { return true }
    guard access.mayRead else { return false }
    let holders = rows("grants").filter { $0["account"]?.text == account }
    return switch access.reach {
    case .all: true
    case .unit: holders.contains { $0["staff"]?.text.map(unit.contains) ?? false }
    case .agency: holders.contains { $0["agency"]?.text == viewer.agency }
    default: false
    }
  }
}
