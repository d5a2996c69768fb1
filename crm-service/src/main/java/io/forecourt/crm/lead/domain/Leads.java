package io.forecourt.crm.lead.domain;

import io.forecourt.crm.lead.domain.AssignmentRule.Candidate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The leads of the group. */
public interface Leads {

  /**
   * @throws io.forecourt.platform.rule.NotFound if there is none
   */
  Lead get(String id);

  /** The open lead of a customer in a store. */
  Optional<Lead> openOf(String customerId, String store);

  List<Lead> allOpenOf(String customerId);

  /** Open leads that a person owns, oldest first. */
  List<Lead> openOwnedBy(String consultantId);

  /** How busy these people are in a store. */
  List<Candidate> workload(String store, Collection<String> personIds);

  /** Lets one assignment at a time look for a consultant in a store, until the transaction ends. */
  void takeTurn(String store);

  /**
   * @return the lead with its new version
   * @throws org.springframework.dao.OptimisticLockingFailureException if somebody else saved it
   */
  Lead save(Lead lead);
}
