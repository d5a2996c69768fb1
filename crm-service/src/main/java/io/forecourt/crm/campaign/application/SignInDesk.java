package io.forecourt.crm.campaign.application;

import io.forecourt.crm.campaign.domain.Campaign;
import io.forecourt.crm.campaign.domain.CampaignEvent.CampaignAttended;
import io.forecourt.crm.campaign.domain.CampaignState;
import io.forecourt.crm.campaign.domain.Campaigns;
import io.forecourt.crm.customer.application.CustomerArchive;
import io.forecourt.crm.customer.application.RegisterCustomer;
import io.forecourt.crm.lead.application.CaptureLead;
import io.forecourt.crm.lead.application.LeadDesk;
import io.forecourt.crm.lead.domain.LeadWay;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.value.Mobile;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Signs in who comes: a new contact is a lead with the campaign as its source, a known lead is
 * touched by the campaign.
 */
@Service
public class SignInDesk {

  /** Somebody came. */
  public record SignIn(String name, Mobile mobile, @Nullable String modelCode) {

    /** Names nobody, so that it may stand in a log. */
    @Override
    public String toString() {
      return "SignIn";
    }
  }

  private final Campaigns campaigns;
  private final Guests guests;
  private final CustomerArchive archive;
  private final LeadDesk leads;
  private final Policies policies;
  private final StoreCalendars calendars;
  private final BusinessClock clock;
  private final Access access;
  private final ApplicationEventPublisher facts;

  SignInDesk(
      Campaigns campaigns,
      Guests guests,
      CustomerArchive archive,
      LeadDesk leads,
      Policies policies,
      StoreCalendars calendars,
      BusinessClock clock,
      Access access,
      ApplicationEventPublisher facts) {
    this.campaigns = campaigns;
    this.guests = guests;
    this.archive = archive;
    this.leads = leads;
    this.policies = policies;
    this.calendars = calendars;
    this.clock = clock;
    this.access = access;
    this.facts = facts;
  }

  /**
   * Signs somebody in; who is signed in already stays as it was.
   *
   * @throws RuleViolation if the campaign does not run
   */
  @Transactional
  public Attendance signIn(String campaignId, SignIn guest) {
    Campaign found = campaigns.get(campaignId);
    access.requireInScope(
        "crm.campaign.sign-in", "campaign", campaignId, found.store(), found.ownerId());
    Campaign campaign = campaigns.lock(campaignId);
    if (campaign.state() != CampaignState.RUNNING) {
      throw RuleViolation.wrongState(
          "campaign.wrong-state", campaign.state(), campaign.state().successors());
    }
    String store = campaign.store();
    String customer =
        archive.register(new RegisterCustomer(store, guest.name(), guest.mobile())).customerId();
    Optional<Attendance> known = guests.attendanceOf(campaignId, customer);
    return known.orElseGet(() -> signIn(campaign, customer, guest.modelCode()));
  }

  private Attendance signIn(Campaign campaign, String customer, @Nullable String modelCode) {
    String store = campaign.store();
    Instant now = clock.instant();
    var policy =
        policies.inForce(
            "campaign", CampaignPolicy.class, store, clock.today(calendars.zone(store)));
    var captured =
        leads.capture(
            CaptureLead.of(LeadWay.CAMPAIGN, customer, store, policy.leadSource())
                .forCampaign(campaign.id())
                .about(modelCode == null ? campaign.plan().modelCode() : modelCode, null));
    boolean invited = guests.invitationOf(campaign.id(), customer).isPresent();
    Attendance came =
        guests.save(
            new Attendance(
                Ids.next(),
                campaign.id(),
                customer,
                captured.lead().id(),
                captured.fresh(),
                invited,
                access.caller().personId(),
                now,
                null));
    facts.publishEvent(
        new CampaignAttended(
            campaign.snapshot(),
            customer,
            came.leadId(),
            invited,
            guests.heads(campaign.id()),
            now));
    return came;
  }
}
