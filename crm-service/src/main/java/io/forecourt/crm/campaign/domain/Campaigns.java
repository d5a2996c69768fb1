package io.forecourt.crm.campaign.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The campaigns. */
public interface Campaigns {

  /**
   * @throws io.forecourt.platform.rule.NotFound if there is none
   */
  Campaign get(String id);

  /** The campaign alone in this transaction, so that what is counted of it stays true. */
  Campaign lock(String id);

  Optional<Campaign> find(String id);

  List<Campaign> running(String store);

  /** Events that began on one of these days, both included. */
  List<Campaign> held(String store, LocalDate from, LocalDate to);

  /**
   * @return the campaign with its new version
   */
  Campaign save(Campaign campaign);
}
