package io.forecourt.platform.audit;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.data.relational.core.conversion.DbAction;
import org.springframework.data.relational.core.conversion.MutableAggregateChange;
import org.springframework.data.relational.core.mapping.event.AfterConvertCallback;
import org.springframework.data.relational.core.mapping.event.AfterDeleteCallback;
import org.springframework.data.relational.core.mapping.event.AfterSaveCallback;
import org.springframework.data.relational.core.mapping.event.BeforeDeleteCallback;
import org.springframework.data.relational.core.mapping.event.BeforeSaveCallback;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Records every aggregate that Spring Data JDBC saves or deletes, in its transaction. What was
 * loaded in the transaction is remembered as the state before; what was not is read before it is
 * overwritten.
 */
final class AuditCallbacks
    implements AfterConvertCallback<Object>,
        BeforeSaveCallback<Object>,
        AfterSaveCallback<Object>,
        BeforeDeleteCallback<Object>,
        AfterDeleteCallback<Object>,
        Ordered {

  private record Key(String table, String id) {}

  private final Supplier<Audit> audit;
  private final Supplier<AuditColumns> columns;
  private final Supplier<JdbcAggregateOperations> aggregates;

  AuditCallbacks(
      Supplier<Audit> audit,
      Supplier<AuditColumns> columns,
      Supplier<JdbcAggregateOperations> aggregates) {
    this.audit = audit;
    this.columns = columns;
    this.aggregates = aggregates;
  }

  /** Last of all, so that it sees what is stored. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }

  @Override
  public Object onAfterConvert(Object aggregate) {
    if (TransactionSynchronizationManager.isActualTransactionActive()
        && !TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
      Key key = key(aggregate);
      if (key != null) {
        // Rows are immutable records, so the reference is the state; anything else is written down
        // now.
        before().put(key, aggregate instanceof Record ? aggregate : columns.get().of(aggregate));
      }
    }
    return aggregate;
  }

  @Override
  public Object onBeforeSave(Object aggregate, MutableAggregateChange<Object> change) {
    requireTransaction(aggregate);
    Key key = key(aggregate);
    if (key != null && !isNew(change) && !before().containsKey(key)) {
      load(key, aggregate.getClass(), aggregate);
    }
    return aggregate;
  }

  @Override
  public Object onAfterSave(Object aggregate) {
    Key key = key(aggregate);
    if (key == null) {
      throw new IllegalStateException(
          aggregate.getClass().getSimpleName() + " was saved without an id");
    }
    Map<String, Object> after = columns.get().of(aggregate);
    write(key, state(before().get(key)), after);
    before().put(key, after);
    return aggregate;
  }

  @Override
  public Object onBeforeDelete(Object aggregate, MutableAggregateChange<Object> change) {
    requireTransaction(aggregate);
    return aggregate;
  }

  @Override
  public Object onAfterDelete(Object aggregate) {
    Key key = key(aggregate);
    if (key != null) {
      Map<String, Object> known = state(before().remove(key));
      write(key, known == null ? columns.get().of(aggregate) : known, null);
    }
    return aggregate;
  }

  private void write(
      Key key, @Nullable Map<String, Object> before, @Nullable Map<String, Object> after) {
    Map<String, Object> known = after == null ? before : after;
    Object store = known == null ? null : known.get("store_code");
    audit
        .get()
        .record(key.table(), key.id(), store == null ? null : store.toString(), before, after);
  }

  /**
   * An aggregate that is overwritten without having been loaded is read first; that remembers it.
   */
  private void load(Key key, Class<?> type, Object aggregate) {
    Object id = columns.get().id(aggregate);
    if (id != null) {
      Object stored = aggregates.get().findById(id, type);
      if (stored != null) {
        before().putIfAbsent(key, stored);
      }
    }
  }

  private static boolean isNew(MutableAggregateChange<Object> change) {
    var inserted = new AtomicBoolean();
    change.forEachAction(
        action -> inserted.compareAndSet(false, action instanceof DbAction.InsertRoot<?>));
    return inserted.get();
  }

  private @Nullable Map<String, Object> state(@Nullable Object remembered) {
    if (remembered == null) {
      return null;
    }
    if (remembered instanceof Map<?, ?> written) {
      Map<String, Object> state = new LinkedHashMap<>();
      written.forEach((column, value) -> state.put((String) column, value));
      return state;
    }
    return columns.get().of(remembered);
  }

  private @Nullable Key key(Object aggregate) {
    Object id = columns.get().id(aggregate);
    return id == null ? null : new Key(columns.get().table(aggregate.getClass()), id.toString());
  }

  private void requireTransaction(Object aggregate) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException(
          aggregate.getClass().getSimpleName()
              + " must be saved in a transaction, with its audit record");
    }
  }

  @SuppressWarnings("unchecked")
  private Map<Key, Object> before() {
    Map<Key, Object> known = (Map<Key, Object>) TransactionSynchronizationManager.getResource(this);
    if (known != null) {
      return known;
    }
    Map<Key, Object> fresh = new HashMap<>();
    TransactionSynchronizationManager.bindResource(this, fresh);
    TransactionSynchronizationManager.registerSynchronization(new Forget(fresh));
    return fresh;
  }

  /** What was loaded in one transaction says nothing in the next. */
  private final class Forget implements TransactionSynchronization {
    private final Map<Key, Object> states;

    Forget(Map<Key, Object> states) {
      this.states = states;
    }

    @Override
    public void suspend() {
      TransactionSynchronizationManager.unbindResourceIfPossible(AuditCallbacks.this);
    }

    @Override
    public void resume() {
      TransactionSynchronizationManager.bindResource(AuditCallbacks.this, states);
    }

    @Override
    public void afterCompletion(int status) {
      TransactionSynchronizationManager.unbindResourceIfPossible(AuditCallbacks.this);
    }
  }
}
