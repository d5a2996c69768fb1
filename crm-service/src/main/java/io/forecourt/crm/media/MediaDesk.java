package io.forecourt.crm.media;

import static io.forecourt.crm.media.MediaPolicy.Field.DEALER;
import static io.forecourt.crm.media.MediaPolicy.Field.DISTRICT;
import static io.forecourt.crm.media.MediaPolicy.Field.MOBILE;
import static io.forecourt.crm.media.MediaPolicy.Field.MODEL;
import static io.forecourt.crm.media.MediaPolicy.Field.NAME;
import static io.forecourt.crm.media.MediaPolicy.Field.RECORD;
import static io.forecourt.crm.media.MediaPolicy.Field.VIRTUAL_NUMBER;
import static io.forecourt.crm.media.MediaPolicy.Field.VIRTUAL_UNTIL;

import io.forecourt.crm.customer.application.CustomerArchive;
import io.forecourt.crm.customer.application.RegisterCustomer;
import io.forecourt.crm.lead.application.CaptureLead;
import io.forecourt.crm.lead.application.LeadDesk;
import io.forecourt.crm.lead.domain.LeadWay;
import io.forecourt.crm.media.MediaPolicy.Platform;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Caller;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.policy.Policy;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.InvalidValue;
import io.forecourt.platform.value.Mobile;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Takes what a platform pushes; the same record again is the same lead and no touch more. */
@Service
class MediaDesk {
  private static final String POLICY = "media";
  private static final String SENDER = "sender:";
  private static final String WHY = "a platform's record is taken once, for whichever store";
  private static final int LONGEST_RECORD = 100;
  private static final int LONGEST_NAME = 60;
  private static final Pattern VIRTUAL = Pattern.compile("[0-9]{7,20}([,#][0-9]{1,8})?");
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_-]{0,39}");

  /**
   * @param fresh whether the record was not known
   */
  record Taken(String platform, String recordId, String leadId, boolean fresh) {}

  private final CustomerArchive archive;
  private final VirtualNumbers virtualNumbers;
  private final LeadDesk leads;
  private final ScopedQueries queries;
  private final Policies policies;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;

  MediaDesk(
      CustomerArchive archive,
      VirtualNumbers virtualNumbers,
      LeadDesk leads,
      ScopedQueries queries,
      Policies policies,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access) {
    this.archive = archive;
    this.virtualNumbers = virtualNumbers;
    this.leads = leads;
    this.queries = queries;
    this.policies = policies;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
  }

  @Bean
  static Policy<MediaPolicy> mediaPolicy() {
    return new Policy<>(POLICY, MediaPolicy.class);
  }

  /**
   * @throws NotFound if the caller does not push for the platform
   * @throws InvalidInput if what makes a lead is missing
   */
  @Transactional
  Taken take(String code, JsonNode push) {
    Caller caller = access.caller();
    Platform platform =
        policies
            .inForce(
                POLICY,
                MediaPolicy.class,
                caller.store(),
                clock.today(calendars.zone(caller.store())))
            .platform(code);
    if (!caller.personId().equals(SENDER + platform.sender())) {
      throw new NotFound("media-platform", code);
    }
    String record = platform.required(RECORD, push, LONGEST_RECORD);
    String known = claim(platform.code(), record);
    if (known != null) {
      return new Taken(platform.code(), record, known, false);
    }
    String store = store(platform, push, caller);
    String lead =
        leads
            .capture(
                CaptureLead.of(
                        LeadWay.MEDIA, customer(platform, push, store), store, platform.code())
                    .about(model(platform, push), code(platform.text(DISTRICT, push))))
            .lead()
            .id();
    queries
        .unscoped(
            WHY,
            "UPDATE media_push SET lead_id = :lead WHERE platform = :platform AND record_id ="
                + " :record")
        .param("lead", lead)
        .param("platform", platform.code())
        .param("record", record)
        .update();
    return new Taken(platform.code(), record, lead, true);
  }

  /** The lead of a record that was taken before; the same record at once waits for the first. */
  private @Nullable String claim(String platform, String record) {
    queries
        .unscoped(
            WHY,
            """
            INSERT INTO media_push (platform, record_id, received_at)
            VALUES (:platform, :record, :now)
            ON DUPLICATE KEY UPDATE record_id = :record
            """)
        .param("platform", platform)
        .param("record", record)
        .param("now", clock.instant())
        .update();
    return queries
        .unscoped(
            WHY,
            "SELECT lead_id FROM media_push WHERE platform = :platform AND record_id = :record")
        .param("platform", platform)
        .param("record", record)
        .query((row, _) -> Optional.ofNullable(row.getString("lead_id")))
        .single()
        .orElse(null);
  }

  private String customer(Platform platform, JsonNode push, String store) {
    String name = platform.required(NAME, push, LONGEST_NAME);
    String mobile = platform.text(MOBILE, push);
    if (mobile != null) {
      try {
        return archive.register(new RegisterCustomer(store, name, Mobile.of(mobile))).customerId();
      } catch (InvalidValue wrong) {
        throw new InvalidInput(platform.pointer(MOBILE), wrong.code());
      }
    }
    String lent = platform.required(VIRTUAL_NUMBER, push, LONGEST_RECORD);
    if (!VIRTUAL.matcher(lent).matches()) {
      throw new InvalidInput(platform.pointer(VIRTUAL_NUMBER), "field.pattern");
    }
    Instant until = platform.moment(VIRTUAL_UNTIL, push, calendars.zone(store));
    if (!clock.instant().isBefore(until)) {
      throw new InvalidInput(platform.pointer(VIRTUAL_UNTIL), "field.date-range");
    }
    return virtualNumbers.customerOf(lent, until, store, name);
  }

  private static String store(Platform platform, JsonNode push, Caller caller) {
    String dealer = platform.text(DEALER, push);
    String mapped = dealer == null ? null : platform.dealers().get(dealer);
    return mapped != null && caller.stores().contains(mapped) ? mapped : caller.store();
  }

  private static @Nullable String model(Platform platform, JsonNode push) {
    String theirs = platform.text(MODEL, push);
    return theirs == null ? null : code(platform.models().getOrDefault(theirs, theirs));
  }

  /** What is no code of ours says nothing. */
  private static @Nullable String code(@Nullable String text) {
    return text != null && CODE.matcher(text).matches() ? text : null;
  }
}
