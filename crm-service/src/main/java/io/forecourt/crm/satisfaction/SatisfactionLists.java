package io.forecourt.crm.satisfaction;

import io.forecourt.crm.questionnaire.SurveyKind;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.RecordMapper;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Plans, actions and weak items in the caller's scope. */
@Component
class SatisfactionLists {
  private static final RowMapper<SatisfactionPlan> PLAN = RecordMapper.of(SatisfactionPlan.class);
  private static final RowMapper<SatisfactionAction> ACTION =
      RecordMapper.of(SatisfactionAction.class);
  private static final RowMapper<WeakItem> WEAK_ITEM = RecordMapper.of(WeakItem.class);

  private final WeakItems weakItems;
  private final Access access;
  private final Keyset pages;

  SatisfactionLists(WeakItems weakItems, Access access, Keyset pages) {
    this.weakItems = weakItems;
    this.access = access;
    this.pages = pages;
  }

  Page<SatisfactionPlan> plans(
      @Nullable SurveyKind kind, @Nullable PlanState state, ListRequest request) {
    Map<String, Object> parameters = new HashMap<>();
    String sql =
        "SELECT p.* FROM satisfaction_plan p WHERE {scope:p.store_code,p.owner_id}"
            + is("p.kind", "kind", kind, parameters)
            + is("p.state", "state", state, parameters);
    return pages.page(
        SatisfactionDesk.READ,
        sql,
        parameters,
        request,
        Map.of("firstDay", "p.first_day"),
        "p.id",
        PLAN);
  }

  Page<SatisfactionAction> actions(
      @Nullable String planId,
      @Nullable ActionState state,
      @Nullable Boolean overdue,
      ListRequest request) {
    Map<String, Object> parameters = new HashMap<>();
    String sql =
        "SELECT a.* FROM satisfaction_action a WHERE {scope:a.store_code,a.owner_id}"
            + is("a.plan_id", "plan", planId, parameters)
            + is("a.state", "state", state, parameters)
            + is("a.overdue", "overdue", overdue, parameters);
    return pages.page(
        SatisfactionDesk.READ,
        sql,
        parameters,
        request,
        Map.of("dueAt", "a.due_at"),
        "a.id",
        ACTION);
  }

  Page<WeakItem> weakItems(
      @Nullable String periodId, @Nullable WeakItemState state, ListRequest request) {
    Map<String, Object> parameters = new HashMap<>();
    String sql =
        "SELECT w.* FROM weak_item w WHERE {scope:w.store_code,w.owner_id}"
            + is("w.period_id", "period", periodId, parameters)
            + is("w.state", "state", state, parameters);
    return pages.page(
        SatisfactionDesk.READ,
        sql,
        parameters,
        request,
        Map.of("actionDueAt", "w.action_due_at"),
        "w.id",
        WEAK_ITEM);
  }

  /**
   * @throws NotFound if it is unknown or out of the caller's scope
   */
  @Transactional(readOnly = true)
  WeakItem weakItem(String id) {
    WeakItem weak = weakItems.findById(id).orElseThrow(() -> new NotFound("weak-item", id));
    access.requireInScope(SatisfactionDesk.READ, "weak-item", id, weak.storeCode(), weak.ownerId());
    return weak;
  }

  private static String is(
      String column, String name, @Nullable Object value, Map<String, Object> parameters) {
    if (value == null) {
      return "";
    }
    parameters.put(name, value instanceof Enum<?> one ? one.name() : value);
    return " AND " + column + " = :" + name;
  }
}
