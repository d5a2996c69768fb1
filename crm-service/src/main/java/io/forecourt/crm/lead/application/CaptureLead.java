package io.forecourt.crm.lead.application;

import io.forecourt.crm.lead.domain.LeadWay;
import org.jspecify.annotations.Nullable;

/**
 * A customer's interest, as somebody enters it: {@code CaptureLead.of(CAMPAIGN, customer, store,
 * "AUTUMN").forCampaign(id)}.
 *
 * @param district where the customer lives or works, as a code
 * @param visitId the visit that brought the customer; null when it came by phone or from outside
 * @param reference the visit, the call or the platform's record that brought it
 * @param answerOwed whether a first response is owed, because nobody speaks to the customer now
 * @param consultantId the consultant who was asked for, or who brought the lead
 */
public record CaptureLead(
    LeadWay way,
    String customerId,
    String store,
    String source,
    @Nullable String campaignId,
    @Nullable String district,
    @Nullable String modelCode,
    @Nullable String visitId,
    @Nullable String reference,
    boolean answerOwed,
    boolean selfGenerated,
    @Nullable String consultantId) {

  /** Somebody's interest that came from outside: a consultant is looked for, an answer is owed. */
  public static CaptureLead of(LeadWay way, String customerId, String store, String source) {
    return new CaptureLead(
        way, customerId, store, source, null, null, null, null, null, true, false, null);
  }

  public CaptureLead forCampaign(@Nullable String campaign) {
    return with(campaign, district, modelCode, visitId, reference, answerOwed, consultantId);
  }

  public CaptureLead about(@Nullable String model, @Nullable String where) {
    return with(campaignId, where, model, visitId, reference, answerOwed, consultantId);
  }

  public CaptureLead withReference(@Nullable String record) {
    return with(campaignId, district, modelCode, visitId, record, answerOwed, consultantId);
  }

  /** The customer stands in the showroom. */
  public CaptureLead onVisit(String visit) {
    return with(campaignId, district, modelCode, visit, visit, false, consultantId);
  }

  /** A consultant speaks to the customer now. */
  public CaptureLead answered() {
    return with(campaignId, district, modelCode, visitId, reference, false, consultantId);
  }

  public CaptureLead askingFor(@Nullable String consultant) {
    return with(campaignId, district, modelCode, visitId, reference, answerOwed, consultant);
  }

  /** The consultant found the customer, on or off shift. */
  public CaptureLead broughtBy(String consultant) {
    return new CaptureLead(
        way,
        customerId,
        store,
        source,
        campaignId,
        district,
        modelCode,
        visitId,
        reference,
        answerOwed,
        true,
        consultant);
  }

  private CaptureLead with(
      @Nullable String campaign,
      @Nullable String where,
      @Nullable String model,
      @Nullable String visit,
      @Nullable String record,
      boolean owed,
      @Nullable String consultant) {
    return new CaptureLead(
        way,
        customerId,
        store,
        source,
        campaign,
        where,
        model,
        visit,
        record,
        owed,
        selfGenerated,
        consultant);
  }
}
