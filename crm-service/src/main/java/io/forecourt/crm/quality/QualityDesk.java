package io.forecourt.crm.quality;

import io.forecourt.crm.roster.Roster;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.personal.PersonalVault;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.policy.Policy;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.DailyJob;
import io.forecourt.platform.time.JobDay;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListQuery;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.RecordMapper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Draws samples of contacts by lot and has them scored by somebody else. */
@Service
class QualityDesk {
  static final String READ = "crm.contact-quality.read";
  static final String DRAW = "crm.contact-quality.draw";
  static final String SCORE = "crm.contact-quality.score";
  private static final String POLICY = "contact-quality";
  private static final String REMARK = "remark";
  private static final SecureRandom SEEDS = new SecureRandom();
  private static final RowMapper<QualitySample> ROW = RecordMapper.of(QualitySample.class);
  private static final RowMapper<Average> AVERAGE = RecordMapper.of(Average.class);

  /** The mean score of a person in a post (KPI-SAT-07, by person). */
  record Average(String post, String personId, int samples, BigDecimal score) {}

  record ScoredV1(
      String scoreId,
      String personId,
      String score,
      String post,
      ContactKind contactKind,
      String checklist,
      String scoredBy,
      Instant contactedAt) {}

  private final QualityDraws draws;
  private final QualitySamples samples;
  private final ContactBook book;
  private final Roster roster;
  private final PersonalVault vault;
  private final Policies policies;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;
  private final Outbox outbox;
  private final Keyset pages;
  private final ScopedQueries queries;

  QualityDesk(
      QualityDraws draws,
      QualitySamples samples,
      ContactBook book,
      Roster roster,
      PersonalVault vault,
      Policies policies,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access,
      Outbox outbox,
      Keyset pages,
      ScopedQueries queries) {
    this.draws = draws;
    this.samples = samples;
    this.book = book;
    this.roster = roster;
    this.vault = vault;
    this.policies = policies;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
    this.outbox = outbox;
    this.pages = pages;
    this.queries = queries;
  }

  @Bean
  static Policy<QualityPolicy> qualityPolicy() {
    return new Policy<>(POLICY, QualityPolicy.class);
  }

  /** Every night the contacts of the day before are drawn, post by post. */
  @DailyJob(value = "crm.contact-sampling", at = "00:20")
  @Transactional
  public void drawOfYesterday(JobDay day) {
    LocalDate yesterday = day.date().minusDays(1);
    policy(day.store(), yesterday).posts().forEach(post -> draw(day.store(), post, yesterday));
  }

  /**
   * Draws what was not drawn yet of a day.
   *
   * @throws InvalidInput if the store samples no such post, or the day lies ahead
   */
  @Transactional
  QualityDraw.Drawn draw(String postCode, LocalDate day) {
    String store = access.caller().store();
    if (day.isAfter(clock.today(calendars.zone(store)))) {
      throw new InvalidInput("/day", "field.date-range");
    }
    return draw(store, policy(store, day).post(postCode), day);
  }

  private QualityDraw.Drawn draw(String store, QualityPolicy.Post post, LocalDate day) {
    ZoneId zone = calendars.zone(store);
    List<Sampling.Contact> contacts =
        book.undrawn(
            store,
            roster.withRole(store, post.role()),
            post.kinds(),
            day.atStartOfDay(zone).toInstant(),
            day.plusDays(1).atStartOfDay(zone).toInstant());
    Instant now = clock.instant();
    QualityDraw draw =
        draws.save(
            new QualityDraw(
                Ids.next(),
                store,
                post.code(),
                day,
                SEEDS.nextLong(),
                contacts.size(),
                access.caller().personId(),
                now,
                null));
    List<QualitySample> drawn =
        Sampling.draw(contacts, post.perPerson(), draw.seed()).stream()
            .map(
                contact ->
                    samples.save(
                        new QualitySample(
                            Ids.next(),
                            draw.id(),
                            store,
                            post.code(),
                            post.checklist(),
                            contact.id(),
                            contact.kind(),
                            contact.reference(),
                            contact.contactedAt(),
                            contact.personId(),
                            now,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null)))
            .toList();
    return new QualityDraw.Drawn(draw, drawn);
  }

  /**
   * @param given points of each item of the check-list, 0 to 100
   * @throws InvalidInput if an item is missing or unknown
   */
  @Transactional
  QualitySample score(String id, Map<String, Integer> given, @Nullable String remark) {
    QualitySample sample = require(SCORE, id);
    String me = access.caller().personId();
    var list =
        policy(
                sample.storeCode(),
                LocalDate.ofInstant(sample.drawnAt(), calendars.zone(sample.storeCode())))
            .checklist(sample.checklist());
    Set<String> asked =
        list.items().stream().map(QualityPolicy.Item::code).collect(Collectors.toSet());
    if (!asked.equals(given.keySet())) {
      throw new InvalidInput("/marks", "quality.marks");
    }
    QualitySample scored =
        samples.save(
            sample.scored(
                mean(list, given),
                new TreeMap<>(given)
                    .entrySet().stream()
                        .map(mark -> mark.getKey() + "=" + mark.getValue())
                        .collect(Collectors.joining(",")),
                remark == null ? null : vault.seal(me, REMARK, remark.strip()),
                me,
                clock.instant()));
    outbox.append(
        new OutgoingEvent(
            "io.forecourt.crm.contact-quality-scored.v1",
            scored.id(),
            scored.storeCode(),
            clock.instant(),
            new ScoredV1(
                scored.id(),
                scored.personId(),
                String.valueOf(scored.score()),
                scored.post(),
                scored.contactKind(),
                scored.checklist(),
                me,
                scored.contactedAt())));
    return scored;
  }

  /** The weighted mean of the points, with one decimal. */
  static BigDecimal mean(QualityPolicy.Checklist list, Map<String, Integer> given) {
    int sum =
        list.items().stream()
            .mapToInt(item -> item.weight() * given.getOrDefault(item.code(), 0))
            .sum();
    int weights = list.items().stream().mapToInt(QualityPolicy.Item::weight).sum();
    return BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(weights), 1, RoundingMode.HALF_UP);
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  QualitySample require(String action, String id) {
    QualitySample sample =
        samples.findById(id).orElseThrow(() -> new NotFound("contact-sample", id));
    access.requireInScope(action, "contact-sample", id, sample.storeCode(), sample.personId());
    return sample;
  }

  /** The draw with what was drawn. */
  @Transactional(readOnly = true)
  QualityDraw.Drawn drawn(String id) {
    QualityDraw draw = draws.findById(id).orElseThrow(() -> new NotFound("contact-draw", id));
    access.requireInScope(DRAW, "contact-draw", id, draw.storeCode(), null);
    return new QualityDraw.Drawn(draw, samples.findByDrawId(id));
  }

  @Nullable String remarkOf(QualitySample sample) {
    String by = sample.scoredBy();
    String text = sample.remarkSealed();
    return by == null || text == null ? null : vault.open(by, REMARK, text).orElse(null);
  }

  Page<QualitySample> page(@Nullable Boolean scored, @Nullable String post, ListRequest request) {
    var query =
        ListQuery.of("SELECT s.* FROM quality_sample s WHERE {scope:s.store_code,s.person_id}")
            .either(scored, "s.scored_by IS NOT NULL", "s.scored_by IS NULL")
            .and("s.post = :post", post);
    return pages.page(READ, query, request, Map.of("contactedAt", "s.contacted_at"), "s.id", ROW);
  }

  /**
   * Means by post and person, in my scope.
   *
   * @param to inclusive
   */
  @Transactional(readOnly = true)
  List<Average> averages(LocalDate from, LocalDate to) {
    ZoneId zone = calendars.zone(access.caller().store());
    return queries
        .sql(
            READ,
            """
            SELECT s.post, s.person_id, COUNT(*) AS samples, ROUND(AVG(s.score), 1) AS score
              FROM quality_sample s
             WHERE {scope:s.store_code,s.person_id} AND s.scored_by IS NOT NULL
               AND s.contacted_at >= :from AND s.contacted_at < :to
             GROUP BY s.post, s.person_id ORDER BY s.post, s.person_id
            """)
        .param("from", from.atStartOfDay(zone).toInstant())
        .param("to", to.plusDays(1).atStartOfDay(zone).toInstant())
        .query(AVERAGE)
        .list();
  }

  private QualityPolicy policy(String store, LocalDate day) {
    return policies.inForce(POLICY, QualityPolicy.class, store, day);
  }
}
