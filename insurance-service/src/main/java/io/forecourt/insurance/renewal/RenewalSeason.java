package io.forecourt.insurance.renewal;

import io.forecourt.insurance.message.CustomerMessages;
import io.forecourt.insurance.message.CustomerMessages.Wanted;
import io.forecourt.insurance.message.MessageAccepted;
import io.forecourt.insurance.message.MessageRefused;
import io.forecourt.insurance.message.MessageSettled;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.policy.Policy;
import io.forecourt.platform.time.DailyJob;
import io.forecourt.platform.time.JobDay;
import io.forecourt.platform.value.Ids;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the calendar does to the season: cases open, the list of the month is drawn up, reminders go
 * out on their preset dates, and what stayed without an outcome lapses. Each job may run twice.
 */
@Service
@Transactional
class RenewalSeason {
  static final Set<RenewalState> OPEN_CASES =
      EnumSet.of(
          RenewalState.OPEN,
          RenewalState.REMINDED,
          RenewalState.QUOTED,
          RenewalState.CALLED,
          RenewalState.PAUSED);
  private static final Set<RenewalState> AT_THE_DESK =
      EnumSet.of(
          RenewalState.OPEN, RenewalState.REMINDED, RenewalState.QUOTED, RenewalState.CALLED);

  private final Renewals renewals;
  private final Reminders reminders;
  private final RenewalLists lists;
  private final Specialists specialists;
  private final Complaints complaints;
  private final TaskDesk tasks;
  private final CustomerMessages messages;
  private final Policies policies;
  private final OwedCalls calls;
  private final ScopedQueries queries;
  private final RenewalEvents tell;

  RenewalSeason(
      Renewals renewals,
      Reminders reminders,
      RenewalLists lists,
      Specialists specialists,
      Complaints complaints,
      TaskDesk tasks,
      CustomerMessages messages,
      Policies policies,
      OwedCalls calls,
      ScopedQueries queries,
      RenewalEvents tell) {
    this.renewals = renewals;
    this.reminders = reminders;
    this.lists = lists;
    this.specialists = specialists;
    this.complaints = complaints;
    this.tasks = tasks;
    this.messages = messages;
    this.policies = policies;
    this.calls = calls;
    this.queries = queries;
    this.tell = tell;
  }

  @Bean
  static Policy<RenewalPolicy> renewalPolicy() {
    return new Policy<>(RenewalPolicy.NAME, RenewalPolicy.class);
  }

  @DailyJob(value = "insurance.renewal-opening", at = "06:00")
  void open(JobDay day) {
    RenewalPolicy rules = rules(day.store(), day.date());
    LocalDate until = day.date().plusDays(rules.opensDaysBefore());
    Set<RenewalState> waiting = EnumSet.of(RenewalState.WAITING);
    for (List<Renewal> due = renewals.endingUntil(day.store(), waiting, until);
        !due.isEmpty();
        due = renewals.endingUntil(day.store(), waiting, until)) {
      due.forEach(renewal -> open(renewal, rules, day.date()));
    }
    if (day.date().getDayOfMonth() == 1) {
      drawUpList(day);
    }
  }

  private void open(Renewal renewal, RenewalPolicy rules, LocalDate on) {
    boolean ended = renewal.cover().renewalDate().isBefore(on);
    Renewal open =
        renewal.open(
            rules.segmentOf(renewal, ended),
            specialists.next(renewal.storeCode()).orElse(null),
            on);
    renewals.save(complaints.anyOpenOf(renewal.customerId()) ? open.paused() : open);
  }

  private void drawUpList(JobDay day) {
    YearMonth month = YearMonth.from(day.date());
    if (lists.existsByStoreCodeAndMonth(day.store(), month.toString())) {
      return;
    }
    List<Renewal> cases =
        renewals.endingBetween(day.store(), OPEN_CASES, month.atDay(1), month.atEndOfMonth());
    RenewalList list =
        lists.save(
            new RenewalList(
                Ids.next(), day.store(), month.toString(), cases.size(), day.at(), null));
    Set<String> people = new TreeSet<>();
    for (Renewal renewal : cases) {
      Season season = Objects.requireNonNull(renewal.season());
      queries
          .unscoped(
              "the list of the month is drawn up for the whole store",
              """
              INSERT INTO renewal_list_entry
                     (list_id, renewal_id, segment, specialist_id, renewal_date)
              VALUES (:list, :renewal, :segment, :specialist, :date)
              """)
          .param("list", list.id())
          .param("renewal", renewal.id())
          .param("segment", season.segment())
          .param("specialist", season.specialistId())
          .param("date", renewal.cover().renewalDate())
          .update();
      if (season.specialistId() != null) {
        people.add(season.specialistId());
      }
    }
    tell.listGenerated(list, List.copyOf(people));
  }

  @DailyJob(value = "insurance.renewal-reminders", at = "08:30")
  void remind(JobDay day) {
    RenewalPolicy rules = rules(day.store(), day.date());
    for (RenewalPolicy.Reminder preset : rules.reminders()) {
      LocalDate end = day.date().minusDays(preset.days());
      renewals.endingBetween(day.store(), OPEN_CASES, end, end).stream()
          .filter(
              renewal ->
                  !reminders.existsByRenewalIdAndStageAndDueOn(
                      renewal.id(), preset.days(), day.date()))
          .forEach(renewal -> remind(renewal, preset, rules, day.date()));
    }
  }

  private void remind(
      Renewal renewal, RenewalPolicy.Reminder preset, RenewalPolicy rules, LocalDate on) {
    Reminder reminder = reminders.save(Reminder.due(renewal, preset.days(), on));
    if (reminder.isAsked()) {
      messages.ask(
          new Wanted(
              renewal.storeCode(),
              renewal.customerId(),
              preset.template(),
              rules.purpose(renewal),
              Map.of(
                  "endDate",
                  renewal.cover().renewalDate().toString(),
                  "days",
                  Integer.toString(Math.abs(preset.days()))),
              Reminder.CAUSE,
              reminder.id()));
    }
  }

  @EventListener(condition = "#sent.cause() == '" + Reminder.CAUSE + "'")
  void on(MessageAccepted sent) {
    Reminder reminder =
        reminders.save(
            reminders.findById(sent.causeId()).orElseThrow().sent(sent.messageId(), sent.at()));
    Renewal renewal =
        renewals.save(renewals.findById(reminder.renewalId()).orElseThrow().reminded());
    tell.reminderSent(renewal, reminder, sent.messageId(), sent.at());
  }

  @EventListener(condition = "#refused.cause() == '" + Reminder.CAUSE + "'")
  void on(MessageRefused refused) {
    Reminder reminder =
        reminders.save(reminders.findById(refused.causeId()).orElseThrow().refused(refused.code()));
    tasks.raise(
        renewals.findById(reminder.renewalId()).orElseThrow(),
        TaskKind.MESSAGE_REFUSED,
        refused.code(),
        refused.at());
  }

  @EventListener(
      condition = "#settled.cause() == '" + Reminder.CAUSE + "' and !#settled.delivered()")
  void on(MessageSettled settled) {
    Reminder reminder = reminders.findById(settled.causeId()).orElseThrow();
    tasks.raise(
        renewals.findById(reminder.renewalId()).orElseThrow(),
        TaskKind.WRONG_NUMBER,
        "NOT_DELIVERED",
        settled.at());
  }

  @DailyJob(value = "insurance.renewal-lapse", at = "06:10")
  void lapse(JobDay day) {
    RenewalPolicy rules = rules(day.store(), day.date());
    LocalDate ended = day.date().minusDays(rules.lapseDays());
    for (List<Renewal> due = renewals.endingUntil(day.store(), AT_THE_DESK, ended);
        !due.isEmpty();
        due = renewals.endingUntil(day.store(), AT_THE_DESK, ended)) {
      due.forEach(renewal -> lapse(renewal, rules, day));
    }
  }

  private void lapse(Renewal renewal, RenewalPolicy rules, JobDay day) {
    Ending how = Ending.without(day.at(), RenewalPolicy.UNREACHED);
    Renewal over = renewals.save(renewal.unreached(how));
    calls.drop(over, day.at());
    tell.lost(over, how);
    renewals.save(over.next(over.vin(), over.cover().lost(rules.seasonEnds(over.cover()))));
  }

  private RenewalPolicy rules(String store, LocalDate date) {
    return policies.inForce(RenewalPolicy.NAME, RenewalPolicy.class, store, date);
  }
}
