package io.forecourt.crm.complaint.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The complaints of the group. */
public interface Complaints {

  /**
   * @throws io.forecourt.platform.rule.NotFound if there is none
   */
  Complaint get(String id);

  Optional<Complaint> find(String id);

  /** The complaint that this call, survey or ticket gave. */
  Optional<Complaint> ofSource(String store, ComplaintChannel channel, String sourceId);

  List<Complaint> openOfCustomer(String customerId);

  /** Open ones that the person owns, coordinates or has a task of. */
  List<Complaint> openWith(String personId);

  /** How many open complaints each of these people owns. */
  Map<String, Integer> openByOwner(List<String> personIds);

  /**
   * @return the complaint with its new version
   */
  Complaint save(Complaint complaint);
}
