package io.forecourt.insurance.cases;

import io.forecourt.platform.rule.RuleViolation;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * The specialist's file on one car that is to be insured.
 *
 * @param id that of the order, where there is one
 * @param orderNumber null while only the cancellation or the car of the order is known
 * @param vin null until inventory has allocated a car
 * @param partnerId who sent the customer
 * @param specialistId who keeps the file
 * @param topics what the customer asked, as {@code COVER,CLAIMS}
 * @param ruleVersion of the rules that the customer was told
 * @param claimsNotice whether the customer was told what to do after an accident
 * @param closedReason why there is no policy of ours
 * @param elsewhereUntil last day of the cover that the customer bought elsewhere
 */
@Table("insurance_case")
public record CaseRow(
    @Id String id,
    @Nullable String orderId,
    String storeCode,
    @Nullable String orderNumber,
    @Nullable String customerId,
    @Nullable String consultantId,
    @Nullable String vehicleId,
    @Nullable String vin,
    CaseState state,
    CaseChannel channel,
    @Nullable String partnerId,
    @Nullable String specialistId,
    @Nullable String topics,
    @Nullable String ruleVersion,
    boolean claimsNotice,
    @Nullable String closedReason,
    @Nullable LocalDate elsewhereUntil,
    @Version @Nullable Long version) {

  static CaseRow ofOrder(String orderId, String store) {
    return new CaseRow(
        orderId,
        orderId,
        store,
        null,
        null,
        null,
        null,
        null,
        CaseState.OPEN,
        CaseChannel.ORDER,
        null,
        null,
        null,
        null,
        false,
        null,
        null,
        null);
  }

  static CaseRow atDesk(
      String id,
      String store,
      String customer,
      String vin,
      CaseChannel channel,
      @Nullable String partner,
      String specialist) {
    return new CaseRow(
        id,
        null,
        store,
        null,
        customer,
        null,
        null,
        vin,
        CaseState.OPEN,
        channel,
        partner,
        specialist,
        null,
        null,
        false,
        null,
        null,
        null);
  }

  CaseRow ordered(String number, String customer, String consultant) {
    return new CaseRow(
        id,
        orderId,
        storeCode,
        number,
        customer,
        consultant,
        vehicleId,
        vin,
        state,
        channel,
        partnerId,
        specialistId,
        topics,
        ruleVersion,
        claimsNotice,
        closedReason,
        elsewhereUntil,
        version);
  }

  CaseRow withCar(@Nullable String vehicle, @Nullable String vinOfCar) {
    return new CaseRow(
        id,
        orderId,
        storeCode,
        orderNumber,
        customerId,
        consultantId,
        vehicle,
        vinOfCar,
        state,
        channel,
        partnerId,
        specialistId,
        topics,
        ruleVersion,
        claimsNotice,
        closedReason,
        elsewhereUntil,
        version);
  }

  /** What the customer was told, and by whom. */
  CaseRow advised(
      String specialist, Collection<AdviceTopic> asked, @Nullable String rules, boolean notice) {
    requireRunning();
    return new CaseRow(
        id,
        orderId,
        storeCode,
        orderNumber,
        customerId,
        consultantId,
        vehicleId,
        vin,
        state,
        channel,
        partnerId,
        specialist,
        asked.stream().distinct().sorted().map(AdviceTopic::name).collect(Collectors.joining(",")),
        rules,
        notice,
        closedReason,
        elsewhereUntil,
        version);
  }

  /**
   * The customer is not insured by this desk.
   *
   * @throws RuleViolation if it is insured or closed already
   */
  CaseRow lost(String reason, @Nullable LocalDate coveredUntil) {
    if (state != CaseState.OPEN) {
      throw RuleViolation.wrongState("case.wrong-state", state, List.of());
    }
    return with(CaseState.CLOSED, reason, coveredUntil);
  }

  CaseRow become(CaseState next) {
    return with(state.canBecome(next) ? next : state, closedReason, elsewhereUntil);
  }

  /**
   * @throws RuleViolation if the order was cancelled or the customer went elsewhere
   */
  public void requireRunning() {
    if (state == CaseState.CLOSED) {
      throw RuleViolation.wrongState("case.wrong-state", state, List.of());
    }
  }

  List<AdviceTopic> asked() {
    return topics == null
        ? List.of()
        : Arrays.stream(topics.split(",")).map(AdviceTopic::valueOf).toList();
  }

  private CaseRow with(CaseState next, @Nullable String reason, @Nullable LocalDate coveredUntil) {
    return new CaseRow(
        id,
        orderId,
        storeCode,
        orderNumber,
        customerId,
        consultantId,
        vehicleId,
        vin,
        next,
        channel,
        partnerId,
        specialistId,
        topics,
        ruleVersion,
        claimsNotice,
        reason,
        coveredUntil,
        version);
  }
}
