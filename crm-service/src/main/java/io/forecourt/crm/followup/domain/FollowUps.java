package io.forecourt.crm.followup.domain;

import io.forecourt.crm.evidence.domain.Evidence;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The contacts that are owed or were made. */
public interface FollowUps {

  /**
   * @throws io.forecourt.platform.rule.NotFound if there is none
   */
  FollowUp get(String id);

  Optional<FollowUp> find(String id);

  /** The follow-up of this kind for an order: there is never a second one. */
  Optional<FollowUp> ofOrder(FollowUpKind kind, String orderId);

  List<FollowUp> pendingOfLead(String leadId);

  /** Those of the leads to whose customers a contact is owed. */
  Set<String> owing(Collection<String> leadIds);

  List<FollowUp> pendingOfCustomer(String customerId);

  List<FollowUp> pendingOwnedBy(String personId);

  /** Those of a store that nobody owns. */
  List<FollowUp> pendingWithoutOwner(String store);

  /** Those of a store with a try that waits for this record. */
  List<FollowUp> awaiting(Evidence record, String store);

  /** How many tries for this lead count, whether the customer was reached or not. */
  int validContacts(String leadId);

  /** Who of these people owes the fewest contacts; the lowest id among equals. */
  Optional<String> leastBusy(List<String> personIds);

  /**
   * @return the follow-up with its new version
   */
  FollowUp save(FollowUp followUp);

  /** Stores what is owed from now on. */
  void enter(List<FollowUp> followUps);
}
