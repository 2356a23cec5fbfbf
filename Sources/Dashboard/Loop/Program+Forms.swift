import Domain
import Presentation
import Store
import TerminalUI

extension Program {
  /// After how many seconds without a key what is typed is kept as a draft.
  static let draftPause: Int64 = 2

  // MARK: - Opening

  /// Opens an action's form, filled from what is selected. A draft of this session about the same
  /// record goes on; any other draft of the action is offered first.
  func openForm(_ action: ChangeDescriptor, subject: [NamedText]) {
    if action.name == Undo.descriptor.name { return openUndo() }
    let kept = drafts.of(action.name)
    let same = kept.last { draft in
      drafts.isOwn(draft) && form(action, of: draft).isAbout(subject)
    }
    if let same { return show(form(action, of: same)) }
    if let newest = kept.last {
      overlay = .draft(DraftOffer(draft: newest, descriptor: action, subject: subject))
      return
    }
    show(ActionForm(action, known: subject, draftID: drafts.begin(), context))
  }

  private func form(_ action: ChangeDescriptor, of draft: Draft) -> ActionForm {
    var form = ActionForm(action, known: draft.fields, draftID: draft.id, context)
    form.restore(draft)
    return form
  }

  /// Reacts to a key at the offer of a draft.
  func pressInOffer(_ key: KeyPress, _ offer: DraftOffer) {
    switch key {
    case .enter: show(form(offer.descriptor, of: offer.draft))
    case .character("n"):
      show(ActionForm(offer.descriptor, known: offer.subject, draftID: drafts.begin(), context))
    case .character("d"):
      drafts.discard(offer.draft.id)
      openForm(offer.descriptor, subject: offer.subject)
      notice = Notice("The draft is discarded.")
    case .escape, .character("q"): overlay = nil
    default: break
    }
  }

  // MARK: - Typing

  /// Reacts to a key in a form.
  func pressInForm(_ key: KeyPress, _ form: ActionForm) {
    var form = form
    switch form.handle(key, context) {
    case .stay: show(form)
    case .leave: leave(form)
    case .send: send(form)
    case .discard:
      drafts.discard(form.draftID)
      overlay = nil
      notice = Notice("Theirs stands; what was typed is discarded.")
    }
  }

  /// Puts a form on screen and asks the store for what it offers.
  func show(_ form: ActionForm) {
    var form = form
    let question = form.nextQuestion(context)
    let effect = question == nil ? form.nextEffect(context) : nil
    if let inquiry = form.nextInquiry() { port.inquire(inquiry) }
    overlay = .form(form)
    if let question { port.look(Fetch(question)) }
    if let effect { port.look(Fetch(effect)) }
  }

  /// Takes what the store found for a form; a failure leaves the field without a list.
  func takeLooked(_ fetched: Fetched, _ form: ActionForm) {
    var form = form
    if let effect = fetched.fetch.query as? PolicyEffectQuery, effect == form.effectAsked {
      let lines = (try? fetched.result.get()) as? [PolicyTrial.Line]
      form.effect =
        lines.map { WorkforceColumns.effect($0, isUnicode: context.unicode) }
        ?? ["What it does to today's loads could not be read."]
      return show(form)
    }
    guard let question = fetched.fetch.query as? NamedRecordsQuery else { return }
    let found = (try? fetched.result.get()) as? [NamedRecord]
    form.take(found ?? [], for: question, context)
    show(form)
  }

  private func leave(_ form: ActionForm) {
    overlay = nil
    bulk = nil
    guard form.stage != .sending else { return }
    guard
      form.isUnkept || drafts.of(form.descriptor.name).contains(where: { $0.id == form.draftID })
    else { return }
    drafts.keep(form.draft(context))
    notice =
      drafts.failure.map { unkept($0) }
      ?? Notice("What was typed is kept as a draft for \(Draft.days) days.")
  }

  // MARK: - Sending

  private func send(_ form: ActionForm) {
    if let bulk, bulk.action == nil { return sendBulk(bulk, form) }
    var form = form
    // Should the session end before the answer comes, the draft says that it was on its way.
    drafts.keep(form.draft(context, isSent: true))
    form.isUnkept = false
    outbox.append(Outgoing(form: form, sentence: form.sentence(context)))
    overlay = .form(form)
    port.write(form.descriptor.name, form.texts, expecting: form.expected)
  }

  /// Confirms the selected beds as they were, without a form: one key a facility.
  func confirmUnchanged() {
    send(ConfirmBeds.descriptor.name, top.subject)
    // In the queue the row goes by itself, and the next one comes to its place.
    if top.id != .bedsDue { _ = moveInGrid(.down) }
  }

  /// Makes a change without a form, of what is known already.
  ///
  /// - Parameter sentence: what will have been done, where the change's own says too much.
  func send(_ name: String, _ known: [NamedText], sentence: String? = nil) {
    guard let action = ChangeCatalog.descriptor(named: name) else { return }
    let form = ActionForm(action, known: known, draftID: drafts.begin(), context)
    outbox.append(Outgoing(form: form, sentence: sentence ?? form.sentence(context)))
    port.write(form.descriptor.name, form.texts, expecting: nil)
  }

  /// Shows what a block of shifts that was pasted would do; nothing is done yet.
  func pasteShifts(_ text: String) {
    let reason =
      context.isReadOnly
      ? "This session is read only."
      : Availability.reason(PutShifts.descriptor, context.viewer.role)
    if let reason {
      notice = Notice(reason, .warning)
      return
    }
    let county = top.subject.first { $0.name == "county" }?.text
    push(PasteScreen.of(text, county: county ?? context.counties.first))
  }

  /// Takes what came of a change that was sent.
  func take(_ written: Written) {
    if takeInBulk(written) { return }
    if written.action == Undo.descriptor.name { return takeUndone(written) }
    let place = outbox.firstIndex {
      $0.form.descriptor.name == written.action && $0.form.texts == written.fields
    }
    guard let place else { return }
    let sent = outbox.remove(at: place)
    let isOpen =
      if case .form(let form) = overlay { form.draftID == sent.form.draftID } else { false }
    switch written.result {
    case .success(let made):
      drafts.discard(sent.form.draftID)
      if isOpen { overlay = nil }
      notice = Notice(Self.done(sent.sentence, made: made), .good)
      readAnew()
    case .failure(let problem):
      var form = sent.form
      form.fail(problem)
      drafts.keep(form.draft(context))
      if isOpen { return show(form) }
      notice = Notice("\(written.action): \(problem.sentence) What was typed is kept.", .critical)
    }
  }

  /// `Done: give case C-0034 …`, with the key of what was made where the sentence has it not.
  private static func done(_ sentence: String, made: String) -> String {
    let lowered = sentence.prefix(1).lowercased() + sentence.dropFirst()
    return sentence.contains(made) ? "Done: \(lowered)" : "Done (\(made)): \(lowered)"
  }

  // MARK: - Keeping

  /// When what is typed is to be kept; nil where nothing waits for it.
  var draftEdge: Instant? {
    guard case .form(let form) = overlay, form.isUnkept else { return nil }
    return lastKeyAt.adding(seconds: Self.draftPause)
  }

  /// Keeps what is typed once the hand rests, or at once where the session ends.
  func keepTyped(atOnce: Bool = false) {
    guard case .form(var form) = overlay, form.isUnkept else { return }
    guard atOnce || context.now >= lastKeyAt.adding(seconds: Self.draftPause) else { return }
    let hadFailed = drafts.failure != nil
    drafts.keep(form.draft(context))
    form.isUnkept = false
    overlay = .form(form)
    if let failure = drafts.failure {
      if !hadFailed { notice = unkept(failure) }
      if atOnce { parting = unkept(failure).text }
    }
  }

  private func unkept(_ failure: Problem) -> Notice {
    Notice(
      "What is typed is in this session only: no draft can be written (\(failure.sentence)).",
      .warning)
  }

  /// Says at the start what earlier sessions have left.
  func takeOverDrafts() {
    guard !context.isReadOnly else { return }
    drafts.takeOver(now: context.now)
    guard let newest = drafts.drafts.last else { return }
    let more = drafts.drafts.count > 1 ? ", and \(drafts.drafts.count - 1) more" : ""
    notice = Notice("\(DraftOffer.words(newest, context))\(more); a shows it.", .warning)
  }
}

/// A form on its way to the store.
struct Outgoing: Sendable {
  let form: ActionForm
  /// What will have been done.
  let sentence: String
}
