package io.forecourt.platform.customer;

import io.forecourt.platform.event.IncomingEvent;
import io.forecourt.platform.event.Reaction;
import io.forecourt.platform.event.Superseded;

/** What crm tells about who a customer is. */
class CustomerReactions {

  /** Subject is the customer who was absorbed. */
  record CustomerMerged(String customerId, String intoCustomerId) {}

  record CustomerUnmerged(String customerId) {}

  private final CustomerReferences references;

  CustomerReactions(CustomerReferences references) {
    this.references = references;
  }

  @Reaction(value = "io.forecourt.crm.customer-merged.v1", name = "platform.merge-customer")
  public void merged(IncomingEvent<CustomerMerged> event) {
    CustomerMerged data = event.data();
    if (!references.merged(data.customerId(), data.intoCustomerId(), event.sequence())) {
      Superseded.note();
    }
  }

  @Reaction(value = "io.forecourt.crm.customer-unmerged.v1", name = "platform.separate-customer")
  public void separated(IncomingEvent<CustomerUnmerged> event) {
    if (!references.separated(event.data().customerId(), event.sequence())) {
      Superseded.note();
    }
  }
}
