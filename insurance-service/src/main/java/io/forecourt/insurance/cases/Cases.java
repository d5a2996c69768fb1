package io.forecourt.insurance.cases;

import io.forecourt.platform.access.Access;
import io.forecourt.platform.rule.NotFound;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the desk has to insure. The order and its car are told by two services in any order, so each
 * fact fills its own part of the case and creates it when it comes first.
 */
@Service
@Transactional
public class Cases {

  private final CaseRows rows;
  private final Access access;

  Cases(CaseRows rows, Access access) {
    this.rows = rows;
    this.access = access;
  }

  void orderPlaced(
      String orderId, String store, String number, String customer, String consultant) {
    change(orderId, store, row -> row.ofOrder(number, customer, consultant));
  }

  void carAllocated(String orderId, String store, String vehicleId, String vin) {
    change(orderId, store, row -> row.withCar(vehicleId, vin));
  }

  void carReleased(String orderId, String store, String vehicleId) {
    change(
        orderId, store, row -> vehicleId.equals(row.vehicleId()) ? row.withCar(null, null) : row);
  }

  /** The case as it was before it closed, for settling what was already issued. */
  public void close(String orderId, String store) {
    change(orderId, store, row -> row.become(CaseState.CLOSED));
  }

  public void insured(CaseRow insurance) {
    rows.save(insurance.become(CaseState.INSURED));
  }

  /**
   * @throws NotFound if unknown or outside the caller's scope for the action
   */
  @Transactional(readOnly = true)
  public CaseRow require(String action, String orderId) {
    CaseRow row = rows.findById(orderId).orElseThrow(() -> new NotFound("case", orderId));
    access.requireInScope(action, "case", orderId, row.storeCode(), null);
    return row;
  }

  private void change(String orderId, String store, UnaryOperator<CaseRow> fact) {
    CaseRow row =
        rows.findById(orderId)
            .orElseGet(
                () ->
                    new CaseRow(
                        orderId, store, null, null, null, null, null, CaseState.OPEN, null));
    rows.save(fact.apply(row));
  }
}
