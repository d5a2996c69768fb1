package io.forecourt.crm.message;

import io.forecourt.crm.customer.application.ConsentBook;
import io.forecourt.crm.customer.application.PromotionPauses;
import io.forecourt.crm.customer.domain.ContactChannel;
import io.forecourt.crm.customer.domain.Customer;
import io.forecourt.crm.customer.domain.Purpose;
import io.forecourt.crm.message.channel.Channel;
import io.forecourt.platform.policy.Policies;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.time.StoreCalendars;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether a customer may be written to, asked when a message is accepted and when it is sent. */
@Component
class ContactRules {
  private final ConsentBook consents;
  private final PromotionPauses pauses;
  private final Policies policies;
  private final BusinessClock clock;
  private final StoreCalendars calendars;

  ContactRules(
      ConsentBook consents,
      PromotionPauses pauses,
      Policies policies,
      BusinessClock clock,
      StoreCalendars calendars) {
    this.consents = consents;
    this.pauses = pauses;
    this.policies = policies;
    this.clock = clock;
    this.calendars = calendars;
  }

  MessageRules of(String store) {
    return policies.inForce(
        "messages", MessageRules.class, store, clock.today(calendars.zone(store)));
  }

  /**
   * @throws RuleViolation if the data may not be used, the customer did not agree to be reached
   *     this way, or promotions to the customer are paused
   */
  void requireAllowed(Customer customer, Purpose purpose, Channel channel) {
    customer.requireUsable();
    refusal(customer, purpose, channel)
        .ifPresent(
            refusal -> {
              throw refusal;
            });
  }

  /** What speaks against writing to a customer whose data may be used. */
  Optional<RuleViolation> refusal(Customer customer, Purpose purpose, Channel channel) {
    if (!consents.allows(customer.id(), purpose, agreed(channel))) {
      return Optional.of(new RuleViolation("consent.missing", purpose.code()));
    }
    boolean promotional = of(customer.homeStore()).promotionalPurposes().contains(purpose.code());
    return promotional && pauses.isPaused(customer.id())
        ? Optional.of(new RuleViolation("message.promotions-paused"))
        : Optional.empty();
  }

  private static ContactChannel agreed(Channel channel) {
    return switch (channel) {
      case SMS -> ContactChannel.SMS;
      case EMAIL -> ContactChannel.EMAIL;
      case WECOM -> ContactChannel.WECOM;
    };
  }
}
