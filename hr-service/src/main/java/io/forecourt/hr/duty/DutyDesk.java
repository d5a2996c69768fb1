package io.forecourt.hr.duty;

import io.forecourt.hr.duty.DutyRule.Need;
import io.forecourt.hr.duty.DutyRule.PerCase;
import io.forecourt.hr.duty.DutyRule.PerPeriod;
import io.forecourt.hr.duty.DutyRule.Requirement;
import io.forecourt.hr.person.StaffDirectory;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.Deadlines;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do with duty items: tick, correct, waive, and ask why. */
@Service
class DutyDesk {

  private static final int FACTS_SHOWN = 50;

  private final DutyItems items;
  private final DutyRules rules;
  private final EvidenceBook book;
  private final StaffDirectory staff;
  private final Deadlines deadlines;
  private final Outbox outbox;
  private final BusinessClock clock;
  private final MessageSource words = words();

  DutyDesk(
      DutyItems items,
      DutyRules rules,
      EvidenceBook book,
      StaffDirectory staff,
      Deadlines deadlines,
      Outbox outbox,
      BusinessClock clock) {
    this.items = items;
    this.rules = rules;
    this.book = book;
    this.staff = staff;
    this.deadlines = deadlines;
    this.outbox = outbox;
    this.clock = clock;
  }

  DutyItem get(String id) {
    return items.findById(id).orElseThrow(() -> new NotFound("duty-item", id));
  }

  /**
   * The owner ticks an assigned task before its deadline; what was missed is on the head's list,
   * who corrects or waives it.
   *
   * @throws RuleViolation {@code duty.not-tickable} if facts close it, {@code duty.wrong-state} if
   *     it is closed, {@code duty.too-late}
   */
  @Transactional
  DutyItem tick(String id, String by, String note) {
    DutyItem item = get(id);
    if (!isTickable(item) || !item.ownerId().equals(by)) {
      throw new RuleViolation("duty.not-tickable", item.dutyId());
    }
    return close(item.tickedBy(by, note, clock.instant()));
  }

  /**
   * A superior says that it was done though no fact shows it.
   *
   * @throws RuleViolation {@code duty.own-item}, {@code duty.not-head}, {@code duty.wrong-state}
   */
  @Transactional
  DutyItem correct(String id, String by, String reason) {
    DutyItem item = get(id);
    requireAbove(item, by);
    return close(item.correctedBy(by, reason, clock.instant()));
  }

  /**
   * A superior lets it go.
   *
   * @throws RuleViolation {@code duty.own-item}, {@code duty.not-head}, {@code duty.wrong-state}
   */
  @Transactional
  DutyItem waive(String id, String by, String reason) {
    DutyItem item = get(id);
    requireAbove(item, by);
    DutyItem waived = items.save(item.waivedBy(by, reason, clock.instant()));
    forgetDeadline(waived);
    return waived;
  }

  /** Whether its owner may tick it now. */
  boolean mayBeTicked(DutyItem item) {
    return isTickable(item) && item.isTickableAt(clock.instant());
  }

  private boolean isTickable(DutyItem item) {
    return rules.at(item.periodStart()).of(item.dutyId()) instanceof DutyRule.Ticked;
  }

  boolean isAbove(String person, DutyItem item) {
    return staff.below(person).contains(item.ownerId());
  }

  Duty duty(DutyItem item) {
    return rules.duty(item.dutyId());
  }

  Explanation explain(DutyItem item, Locale locale) {
    Duty duty = duty(item);
    DutyRules.Version version = rules.at(item.periodStart());
    DutyRule rule = version.of(duty.id());
    boolean chinese = !locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
    Locale language = chinese ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    List<Explanation.Line> facts =
        book.entries(item.id(), FACTS_SHOWN).stream()
            .map(
                entry ->
                    new Explanation.Line(
                        entry.eventId(),
                        entry.type(),
                        entry.subject(),
                        entry.part().name(),
                        entry.happenedAt(),
                        entry.recordedAt()))
            .toList();
    return new Explanation(
        item.id(),
        duty.id(),
        chinese ? duty.textZh() : duty.textEn(),
        duty.evidence(),
        item.state().name(),
        why(item, duty, language, chinese),
        closes(item, rule, language),
        new Explanation.Counted(item.counted(), item.needed(), facts),
        version.asWritten().get(duty.id()));
  }

  private Explanation.Why why(DutyItem item, Duty duty, Locale language, boolean chinese) {
    String post = chinese ? duty.roleZh() : duty.roleEn();
    String trigger = item.triggerType();
    String sentence =
        trigger == null
            ? say("duty.why.period", language, post, item.periodStart(), item.periodEnd())
            : say("duty.why.case", language, post, name(trigger), item.caseKey());
    return new Explanation.Why(
        item.isOfCase() ? "CASE" : "PERIOD",
        sentence,
        duty.cadence().name(),
        trigger,
        item.triggerEventId(),
        item.isOfCase() ? item.caseKey() : null);
  }

  private Explanation.Closes closes(DutyItem item, DutyRule rule, Locale language) {
    String until = item.deadline().toString();
    return switch (rule) {
      case PerPeriod perPeriod -> {
        boolean atEnd = perPeriod.isJudgedAtEnd();
        yield closes(
            atEnd ? "SHARE" : "FACTS",
            say(
                atEnd ? "duty.closes.judged" : "duty.closes.facts",
                language,
                until,
                wanted(rule, language)),
            item,
            rule);
      }
      case PerCase _ ->
          closes(
              "FACTS",
              say("duty.closes.case", language, until, wanted(rule, language)),
              item,
              rule);
      case DutyRule.Ticked _ ->
          closes("TICK", say("duty.closes.tick", language, until), item, rule);
      case DutyRule.Unwatched _ ->
          closes("SUPERIOR", say("duty.closes.superior", language, until), item, rule);
    };
  }

  private static Explanation.Closes closes(
      String how, String sentence, DutyItem item, DutyRule rule) {
    Set<String> types = new TreeSet<>();
    rule.all().forEach(requirement -> types.addAll(requirement.evidence().types()));
    return new Explanation.Closes(
        how, sentence, List.copyOf(types), item.windowStart(), item.deadline());
  }

  private String wanted(DutyRule rule, Locale language) {
    return rule.all().stream()
        .map(requirement -> wanted(requirement, language))
        .collect(Collectors.joining(say("duty.wanted.and", language)));
  }

  private String wanted(Requirement requirement, Locale language) {
    String events = names(requirement.evidence().types());
    return switch (requirement.need()) {
      case Need.Count(int count) -> say("duty.wanted.count", language, events, count);
      case Need.Distinct(int cases) -> say("duty.wanted.distinct", language, events, cases);
      case Need.Growth _ -> say("duty.wanted.growth", language, events);
      case Need.Fall _ -> say("duty.wanted.fall", language, events);
      case Need.Share(DutyRule.Matcher of, BigDecimal atLeast) ->
          say(
              "duty.wanted.share",
              language,
              events,
              atLeast.movePointRight(2).stripTrailingZeros().toPlainString(),
              names(of.types()));
      case Need.None _ -> say("duty.wanted.none", language, events);
    };
  }

  private DutyItem close(DutyItem closed) {
    DutyItem saved = items.save(closed);
    forgetDeadline(saved);
    outbox.append(DutyEvents.checked(saved, clock.instant()));
    return saved;
  }

  private void forgetDeadline(DutyItem item) {
    if (item.isOfCase()) {
      deadlines.cancel(DutyEngine.DEADLINE, item.id());
    }
  }

  private void requireAbove(DutyItem item, String by) {
    if (item.ownerId().equals(by)) {
      throw new RuleViolation("duty.own-item");
    }
    if (!isAbove(by, item)) {
      throw new RuleViolation("duty.not-head");
    }
  }

  private String say(String key, Locale language, Object... arguments) {
    Object[] texts = new Object[arguments.length];
    for (int place = 0; place < arguments.length; place++) {
      texts[place] = String.valueOf(arguments[place]);
    }
    return words.getMessage(key, texts, language);
  }

  private static String names(Set<String> types) {
    return String.join(", ", types.stream().map(DutyDesk::name).sorted().toList());
  }

  /** {@code io.forecourt.crm.follow-up-completed.v1} as {@code FollowUpCompleted}. */
  static String name(String type) {
    String[] parts = type.split("\\.");
    StringBuilder name = new StringBuilder();
    for (String word : parts[parts.length - 2].split("-")) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return name.toString();
  }

  private static MessageSource words() {
    ResourceBundleMessageSource source = new ResourceBundleMessageSource();
    source.setBasename("duty-words");
    source.setDefaultEncoding("UTF-8");
    source.setFallbackToSystemLocale(false);
    return source;
  }
}
