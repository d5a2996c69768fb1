package io.forecourt.crm.lead.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The leads of the group. */
public interface Leads {

  /**
   * @throws io.forecourt.platform.rule.NotFound if there is none
   */
  Lead get(String id);

  /** Those of them that are there, in any order. */
  List<Lead> find(Collection<String> ids);

  /** As {@link #get}, and nobody else changes it until the transaction ends. */
  Lead lock(String id);

  /** The open lead of a customer in a store. */
  Optional<Lead> openOf(String customerId, String store);

  /** The open leads of many customers in a store, by customer. */
  Map<String, Lead> openOf(Collection<String> customerIds, String store);

  List<Lead> allOpenOf(String customerId);

  /** Touches of the customer that stand on somebody else's lead go to the customer's open one. */
  void claimTouches(String customerId);

  /** The history of one lead goes on with another. */
  void moveTouches(String fromLeadId, String leadId);

  /** Leads of a customer that were merged into a lead of somebody else. */
  List<Lead> mergedIntoOthers(String customerId);

  /** Open leads that a person owns, oldest first. */
  List<Lead> openOwnedBy(String consultantId);

  /** Owned leads of a store and state in which nothing happened since, longest first. */
  List<Lead> quietSince(String store, LeadState state, Instant limit, int most);

  /**
   * How busy somebody is.
   *
   * @param lastAssignedAt when the last lead came; null if none ever did
   */
  record Load(int openLeads, @Nullable Instant lastAssignedAt) {}

  /** How busy these people are in a store; who has no leads may be missing. */
  Map<String, Load> load(String store, Collection<String> personIds);

  /** Lets one assignment at a time look for a consultant in a store, until the transaction ends. */
  void takeTurn(String store);

  /** Remembers that somebody was given a lead just now. */
  void turnTaken(String store, String personId, Instant at);

  void add(LeadTouch touch);

  /** Stores leads that are new, and the touches that came with them. */
  void enter(List<Lead> leads, List<LeadTouch> touches);

  /**
   * @return the lead with its new version
   * @throws org.springframework.dao.OptimisticLockingFailureException if somebody else saved it
   */
  Lead save(Lead lead);
}
