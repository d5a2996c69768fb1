package io.forecourt.crm.merge;

import io.forecourt.crm.customer.application.CustomerArchive;
import io.forecourt.crm.customer.domain.Customer;
import io.forecourt.crm.customer.domain.Customers;
import io.forecourt.crm.customer.domain.Customers.Bond;
import io.forecourt.crm.merge.MergeLog.BondGot;
import io.forecourt.crm.records.CustomerRecords;
import io.forecourt.crm.records.CustomerRecords.Row;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.CalendarKind;
import io.forecourt.platform.time.Deadlines;
import io.forecourt.platform.time.DueDeadline;
import io.forecourt.platform.time.OnDeadline;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Ids;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Merges two customers who are one person, and separates them again. Everything that names the
 * absorbed customer names the survivor; what says who the absorbed one is (number, consent, fields
 * under an own key) stays where it is, so that an undo finds it untouched.
 */
@Service
public class MergeDesk {
  static final String MERGE = "crm.customer.merge";
  private static final String SETTLED = "merge.settled";

  /**
   * @param undo how long a merge can be undone
   */
  record MergePolicy(Term undo) {
    record Term(int days, CalendarKind calendar) {}
  }

  private final Merges merges;
  private final MergeLog log;
  private final Duplicates duplicates;
  private final CustomerArchive archive;
  private final Customers customers;
  private final CustomerRecords records;
  private final List<CustomerMergeParticipant> participants;
  private final Policies policies;
  private final StoreCalendars calendars;
  private final Deadlines deadlines;
  private final BusinessClock clock;
  private final Access access;
  private final ApplicationEventPublisher facts;

  MergeDesk(
      Merges merges,
      MergeLog log,
      Duplicates duplicates,
      CustomerArchive archive,
      Customers customers,
      CustomerRecords records,
      List<CustomerMergeParticipant> participants,
      Policies policies,
      StoreCalendars calendars,
      Deadlines deadlines,
      BusinessClock clock,
      Access access,
      ApplicationEventPublisher facts) {
    this.merges = merges;
    this.log = log;
    this.duplicates = duplicates;
    this.archive = archive;
    this.customers = customers;
    this.records = records;
    this.participants = List.copyOf(participants);
    this.policies = policies;
    this.calendars = calendars;
    this.deadlines = deadlines;
    this.clock = clock;
    this.access = access;
    this.facts = facts;
  }

  /**
   * @throws RuleViolation if they are the same already, of different kinds, or one may not be used
   */
  @Transactional
  Merge merge(String survivorId, String duplicateId) {
    requireDuplicate(archive.require(MERGE, survivorId), duplicateId);
    for (String id : new TreeSet<>(List.of(survivorId, duplicateId))) {
      customers.lock(id);
    }
    Customer survivor = customers.get(survivorId);
    Customer absorbed = customers.get(duplicateId);
    Instant now = clock.instant();
    var merged = absorbed.mergeInto(survivor, now);
    String store = survivor.homeStore();
    Merge merge =
        merges.save(
            new Merge(
                Ids.next(),
                survivor.id(),
                absorbed.id(),
                store,
                access.caller().personId(),
                now,
                0,
                undoUntil(store, now),
                null,
                null,
                null));
    for (CustomerMergeParticipant participant : participants) {
      log.memento(
          merge.id(), participant.name(), participant.merging(survivor.id(), absorbed.id(), now));
    }
    customers.save(absorbed);
    customers.save(survivor);
    int moved = moveAll(merge);
    shareBonds(merge);
    archive.reindex(customers.get(survivor.id()));
    duplicates.merged(survivor.id(), absorbed.id(), access.caller().personId(), now);
    deadlines.set(SETTLED, merge.id(), store, merge.undoUntil());
    facts.publishEvent(merged);
    archive.learnedBeside(survivor.id(), Set.of("merged"), null);
    return merges.save(merge.of(moved));
  }

  private void requireDuplicate(Customer survivor, String duplicateId) {
    boolean known;
    try {
      known =
          archive.mayOn(MERGE, customers.get(duplicateId).id())
              || duplicates.areListed(survivor.id(), duplicateId);
    } catch (NotFound unknown) {
      known = false;
    }
    if (!known) {
      throw new InvalidInput("/duplicateId", "customer.unknown");
    }
  }

  private int moveAll(Merge merge) {
    Set<Row> moved = new LinkedHashSet<>();
    for (Row row : records.rowsOf(merge.mergedId())) {
      if (records.move(row, merge.mergedId(), merge.survivorId())) {
        moved.add(row);
        records
            .sealedTexts(row, merge.survivorId())
            .forEach(
                text ->
                    records
                        .resealed(text, merge.mergedId(), merge.survivorId())
                        .ifPresent(
                            now -> {
                              log.resealed(merge.id(), text, now);
                              records.replace(text, now);
                            }));
      }
    }
    log.follows(merge.id(), moved);
    return moved.size();
  }

  private void shareBonds(Merge merge) {
    Map<String, Bond> known = bondsOf(merge.survivorId());
    for (Bond bond : customers.bondsOf(merge.mergedId())) {
      Bond own = known.get(bond.store());
      String owner = bond.ownerId();
      if (own == null) {
        customers.knownIn(bond.store(), merge.survivorId());
        customers.servedBy(bond.store(), merge.survivorId(), owner);
        log.bond(merge.id(), new BondGot(bond.store(), true, owner));
      } else if (own.ownerId() == null && owner != null) {
        customers.servedBy(bond.store(), merge.survivorId(), owner);
        log.bond(merge.id(), new BondGot(bond.store(), false, owner));
      }
    }
  }

  /**
   * Afterwards everything is as before, and what came since is with the one whose number it
   * carried.
   *
   * @throws RuleViolation if the time is over, it was undone already, or the survivor was merged,
   *     restricted or erased since
   */
  @Transactional
  Merge undo(String mergeId) {
    Merge merge = require(MERGE, mergeId);
    Instant now = clock.instant();
    if (!merge.canBeUndone(now)) {
      throw new RuleViolation("merge.not-undoable");
    }
    Customer survivor = customers.lock(merge.survivorId());
    if (!survivor.id().equals(merge.survivorId())) {
      throw new RuleViolation("merge.survivor-merged");
    }
    Customer absorbed =
        survivor.identities().stream()
            .filter(one -> one.id().equals(merge.mergedId()))
            .findFirst()
            .orElseThrow(() -> new RuleViolation("merge.not-undoable"));
    var separated = absorbed.separateFrom(survivor, now);
    customers.save(absorbed);
    customers.save(survivor);
    moveBack(merge);
    separateBonds(merge);
    archive.reindex(customers.get(survivor.id()));
    archive.reindex(customers.get(absorbed.id()));
    for (CustomerMergeParticipant participant : participants) {
      participant.separated(
          survivor.id(), absorbed.id(), log.mementoOf(mergeId, participant.name()), now);
    }
    deadlines.cancel(SETTLED, mergeId);
    log.forget(mergeId);
    facts.publishEvent(separated);
    return merges.save(merge.undone(access.caller().personId(), now));
  }

  private void moveBack(Merge merge) {
    Set<Row> staying = log.staying(merge.id());
    Set<Row> back = log.followers(merge.id());
    Set<Row> fresh = back;
    while (!fresh.isEmpty()) {
      Set<Row> more = records.standingOn(fresh, merge.survivorId());
      more.removeAll(staying);
      more.removeAll(back);
      back.addAll(more);
      fresh = more;
    }
    for (Row row : back) {
      if (records.move(row, merge.survivorId(), merge.mergedId())) {
        records
            .sealedTexts(row, merge.mergedId())
            .forEach(
                text ->
                    log.textBefore(merge.id(), text)
                        .or(() -> records.resealed(text, merge.survivorId(), merge.mergedId()))
                        .ifPresent(before -> records.replace(text, before)));
      }
    }
  }

  private void separateBonds(Merge merge) {
    Map<String, Bond> shared = bondsOf(merge.survivorId());
    Set<String> ownStores = records.storesOf(merge.survivorId());
    for (BondGot got : log.bonds(merge.id())) {
      if (got.fresh() && !ownStores.contains(got.store())) {
        customers.unknownIn(got.store(), merge.survivorId());
      } else if (!got.fresh() && sameOwner(shared.get(got.store()), got.owner())) {
        customers.servedBy(got.store(), merge.survivorId(), null);
      }
    }
    Map<String, Bond> kept = bondsOf(merge.mergedId());
    for (String store : records.storesOf(merge.mergedId())) {
      if (!kept.containsKey(store)) {
        Bond bond = shared.get(store);
        customers.servedBy(store, merge.mergedId(), bond == null ? null : bond.ownerId());
      }
    }
  }

  private static boolean sameOwner(@Nullable Bond bond, @Nullable String owner) {
    return bond != null && owner != null && owner.equals(bond.ownerId());
  }

  private Map<String, Bond> bondsOf(String customerId) {
    return customers.bondsOf(customerId).stream()
        .collect(Collectors.toMap(Bond::store, Function.identity()));
  }

  /** The time for an undo is over: what it would have needed goes. */
  @OnDeadline(SETTLED)
  @Transactional
  public void settled(DueDeadline deadline) {
    log.forget(deadline.subject());
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  Merge require(String action, String mergeId) {
    Merge merge = merges.findById(mergeId).orElseThrow(() -> new NotFound("merge", mergeId));
    if (!archive.mayOn(action, merge.survivorId())) {
      throw new NotFound("merge", mergeId);
    }
    return merge;
  }

  private Instant undoUntil(String store, Instant now) {
    var term =
        policies
            .inForce("merge", MergePolicy.class, store, clock.today(calendars.zone(store)))
            .undo();
    return calendars.endOfDay(store, now, term.calendar(), term.days());
  }
}
