package io.forecourt.insurance.partner;

import io.forecourt.insurance.cases.PartnersKnown;
import io.forecourt.insurance.quotation.Quotations;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.event.Outbox;
import io.forecourt.platform.event.OutgoingEvent;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.value.Ids;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the register of partners and counts what comes through them. */
@Service
@Transactional
class PartnerDesk implements PartnersKnown {

  static final String READ = "insurance.partner.read";
  static final String SIGN = "insurance.partner.sign";

  record SignedV1(
      String partnerId,
      String kind,
      List<String> lines,
      LocalDate validFrom,
      @Nullable LocalDate validUntil,
      String foundBy,
      String ledBy) {}

  /** Policies of one way and kind. */
  record ChannelCount(
      String channel, @Nullable String partnerId, String kind, int policies, BigDecimal premium) {}

  private final Partners partners;
  private final ScopedQueries queries;
  private final Access access;
  private final BusinessClock clock;
  private final Outbox outbox;

  PartnerDesk(
      Partners partners, ScopedQueries queries, Access access, BusinessClock clock, Outbox outbox) {
    this.partners = partners;
    this.queries = queries;
    this.access = access;
    this.clock = clock;
    this.outbox = outbox;
  }

  /**
   * @param foundBy who searched and won it; the caller when left out
   * @throws InvalidInput if it would end before it begins
   */
  Partner sign(
      PartnerKind kind,
      String name,
      Collection<InsuranceLine> lines,
      LocalDate validFrom,
      @Nullable LocalDate validUntil,
      @Nullable String foundBy) {
    if (validUntil != null && validUntil.isBefore(validFrom)) {
      throw new InvalidInput("/validUntil", "partner.ends-before-it-begins");
    }
    Instant now = clock.instant();
    String me = access.caller().personId();
    Partner partner =
        partners.save(
            new Partner(
                Ids.next(),
                access.caller().store(),
                kind,
                name.strip(),
                Partner.listed(lines),
                validFrom,
                validUntil,
                foundBy == null ? me : foundBy,
                me,
                now,
                null));
    outbox.append(
        new OutgoingEvent(
            "io.forecourt.insurance.insurance-partner-signed.v1",
            partner.id(),
            partner.storeCode(),
            now,
            new SignedV1(
                partner.id(),
                kind.name(),
                partner.allLines().stream().map(Enum::name).toList(),
                validFrom,
                validUntil,
                partner.foundBy(),
                partner.ledBy())));
    return partner;
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  Partner require(String action, String id) {
    Partner partner = partners.findById(id).orElseThrow(() -> new NotFound("partner", id));
    access.requireInScope(action, "partner", id, partner.storeCode(), null);
    return partner;
  }

  @Override
  @Transactional(readOnly = true)
  public boolean isPartnerOf(String store, String partnerId) {
    return partners
        .findById(partnerId)
        .filter(partner -> partner.storeCode().equals(store))
        .filter(partner -> partner.isValidOn(clock.today(Quotations.ZONE)))
        .isPresent();
  }

  /** Policies issued from one day to another, both included, by the way they came. */
  @Transactional(readOnly = true)
  List<ChannelCount> counts(LocalDate from, LocalDate to) {
    return queries
        .sql(
            READ,
            """
            SELECT p.channel, p.partner_id, p.kind, COUNT(*) policies, SUM(p.premium) premium
              FROM policy p
             WHERE {scope:p.store_code} AND p.issued_at >= :from AND p.issued_at < :to
               AND p.state NOT IN ('SUBMITTED', 'IN_DOUBT', 'REJECTED')
             GROUP BY p.channel, p.partner_id, p.kind
             ORDER BY p.channel, p.partner_id, p.kind
            """)
        .param("from", utc(from))
        .param("to", utc(to.plusDays(1)))
        .query(
            (row, _) ->
                new ChannelCount(
                    row.getString("channel"),
                    row.getString("partner_id"),
                    row.getString("kind"),
                    row.getInt("policies"),
                    row.getBigDecimal("premium")))
        .list();
  }

  private static LocalDateTime utc(LocalDate day) {
    return LocalDateTime.ofInstant(day.atStartOfDay(Quotations.ZONE).toInstant(), ZoneOffset.UTC);
  }
}
