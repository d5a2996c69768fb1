package io.forecourt.platform.access;

import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The only way from a feature to SQL: the data scope is a predicate that cannot be forgotten (an
 * architecture test keeps {@code JdbcClient} itself out of the features).
 *
 * <p>{@code sql} must hold {@code {scope:<store column>,<owner column>}} once or more, for example
 * {@code SELECT … FROM sales_order o WHERE {scope:o.store_code,o.owner_id} AND …}; it becomes the
 * predicate of the caller's scope for the action, with its parameters bound. The owner column may
 * be left out where nobody owns the rows; OWN then means the store.
 */
public interface ScopedQueries {

  /**
   * @throws IllegalArgumentException if the SQL holds no scope
   * @throws org.springframework.security.access.AccessDeniedException if no role gives the action
   */
  StatementSpec sql(String action, String sql);

  /**
   * SQL without a scope, for reactions, deadlines, jobs and rows that belong to nobody.
   *
   * @param why one sentence, for the reader
   */
  StatementSpec unscoped(String why, String sql);
}
