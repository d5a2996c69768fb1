package io.forecourt.sales.quote.domain;

/** All quotes. */
public interface Quotes {

  /**
   * @throws io.forecourt.platform.rule.NotFound if there is none
   */
  Quote get(String id);

  /**
   * @throws org.springframework.dao.OptimisticLockingFailureException if somebody else saved it
   *     meanwhile
   */
  void save(Quote quote);
}
