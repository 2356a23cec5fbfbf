import Domain

/// The text of one invented plan.
struct SamplePlanText {
  let county: SampleCounty
  let year: FiscalYear
  /// Years before the present one.
  let age: Int
  let status: PlanStatus
  /// Required sections that it does not have.
  let lacking: Set<String>
  /// Required sections that have a heading alone.
  let empty: Set<String>
  let submittedOn: LocalDate?
  /// Dollars.
  let allocation: Int

  /// The file's text.
  var text: String {
    let sections = RequiredSections.names.filter { !lacking.contains($0) }.map { name in
      "## \(name)\n\n" + (empty.contains(name) ? "" : (body(of: name) + "\n\n"))
    }
    return """
      ---
      county: "\(county.fips)"
      fiscal_year: \(year.text)
      status: \(status.rawValue)
      submitted_on: \(submittedOn?.text ?? "")
      allocation: \(allocation)
      ---

      # \(county.name) County plan, \(year.text)

      *Invented for the demonstration.* The plan says who does what when a child or youth
      is exploited, or at risk of it.


      """ + sections.joined()
  }

  private func body(of name: String) -> String {
    switch name {
    case "Steering committee": committee
    case "Collaboration / MOU": agreement
    case "MDT tiers": tiers
    case "Screening": screening
    case "Services and placement": services
    case "Training": training
    case "Missing-youth protocol": missing
    case "Data and outcomes": outcomes
    default: budget
    }
  }

  private var committee: String {
    """
    The committee meets every \(age == 0 ? "month" : "two months"). One seat is kept for an adult
    who lived through exploitation as a minor.

    | Agency | Seat | Signed |
    |---|---|---|
    | Human services | lead | yes |
    | Probation | mandatory | yes |
    | Mental health | mandatory | yes |
    | Public health | mandatory | \(age == 0 ? "yes" : "no") |
    | Juvenile court | mandatory | yes |
    | Office of education | mandatory | \(age == 2 ? "no" : "yes") |
    | Sheriff | mandatory | yes |
    | Survivor advocate | optional | yes |
    """
  }

  private var agreement: String {
    """
    The memorandum of understanding is version \(4 - age), in force from 1 July \(year.start).
    It is reviewed **each year in May**.

    - Each agency names one contact and one alternate.
    - Facts are shared for coordinated case management alone, after identities are verified.
    - A dispute goes to the directors within two business days.
    """
  }

  private var tiers: String {
    """
    ### Tier 1: immediate crisis

    Child welfare and an advocate respond **together, 24/7**, within \(age == 0 ? 90 : 120) minutes.

    ### Tier 2: new identification

    The team meets within \(age == 2 ? 10 : 7) calendar days.

    ### Tier 3: ongoing

    The team meets every month while a case is open.
    """
  }

  private var screening: String {
    """
    Every youth from age ten with an open case is screened with CSE-IT 2.0 at intake, every
    \(age == 0 ? "six" : "twelve") months, and within 72 hours of a return.

    > A screening is no interview: nobody reads its items out to a child.
    """
  }

  private var services: String {
    """
    1. An advocate is offered within 24 hours, and stays when the placement changes.
    2. Homes near school and family come first.
    3. Health: a visit within \(age == 0 ? "three" : "five") days; nobody is examined against
       their wish.

    The youth's own choice is written down, and followed where it is safe.
    """
  }

  private var training: String {
    """
    Everyone who carries a case is trained before the first one, then every two years.

    | Audience | Course | Places |
    |---|---|--:|
    | Child welfare | CSE 101 | \(40 - 5 * age) |
    | Probation | CSE 101 | \(20 - 2 * age) |
    | Caregivers | Preparing a home | \(30 - 5 * age) |
    """
  }

  private var missing: String {
    """
    When a youth is missing from care:

    1. Law enforcement and NCMEC are told at once, at the latest within 24 hours.
    2. Parents, guardians, tribe, attorney and court are told within 24 hours.
    3. Somebody looks each day for three days, then each week.
    4. After the return: seen within 24 hours, screened and heard within 72.
    \(age == 0 ? "5. A recovery worker is named on the first day." : "")
    """
  }

  private var outcomes: String {
    """
    Counts as of 30 June \(year.start): youth identified before care, in care, while missing from
    care, and at risk. Counts below eleven are not published.
    """
  }

  private var budget: String {
    let shares = [("Training", 20), ("Prevention", 15), ("Intervention", 30), ("Services", 30)]
    let rows = shares.map { "| \($0.0) | \(allocation * $0.1 / 100) |" }
    let spent = shares.reduce(0) { $0 + allocation * $1.1 / 100 }
    return """
      Allocation: **\(allocation)** dollars.

      | Purpose | Dollars |
      |---|--:|
      \(rows.joined(separator: "\n"))
      | Administration | \(allocation - spent) |
      """
  }
}
