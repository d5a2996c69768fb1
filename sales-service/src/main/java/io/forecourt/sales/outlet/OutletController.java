package io.forecourt.sales.outlet;

import io.forecourt.platform.access.Permit;
import io.forecourt.platform.personal.Masks;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.value.CreditCode;
import io.forecourt.platform.value.Landline;
import io.forecourt.platform.value.Mobile;
import io.forecourt.platform.web.AllowedActions;
import io.forecourt.platform.web.Answers;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.Versions;
import io.forecourt.platform.web.check.IsCode;
import io.forecourt.platform.web.check.IsCreditCode;
import io.forecourt.platform.web.check.IsMobile;
import io.forecourt.sales.outlet.Outlet.Assessment;
import io.forecourt.sales.outlet.Outlet.Company;
import io.forecourt.sales.outlet.Outlet.Contract;
import io.forecourt.sales.outlet.Outlet.Drop;
import io.forecourt.sales.outlet.OutletDesk.ContactPerson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/sales")
@Tag(name = "Outlets", description = "Branches, distribution centres, secondary dealers and banks")
class OutletController {
  static final String MONTH = "20[0-9]{2}-(0[1-9]|1[0-2])";
  private static final String PATH = "/api/v1/sales/outlets/";

  /** A company as it is written. */
  record OutletCompanyBody(
      @NotBlank @Size(max = 120) @Schema(example = "Northern Motors") String name,
      @Size(max = 30) @IsCreditCode @Schema(example = "91330100MA27Y5XK3Q")
          @Nullable String creditCode,
      @NotBlank @Size(max = 100) @Schema(example = "The northern districts") String territory,
      @Size(max = 30) @Schema(example = "0571-88001234") @Nullable String phone,
      @Size(max = 200) @Schema(example = "1 Harbour Road") @Nullable String address) {

    Company toCompany() {
      return new Company(
          name.strip(),
          creditCode == null ? null : CreditCode.of(creditCode).value(),
          territory.strip(),
          phone == null ? null : landline(phone),
          address == null ? null : address.strip());
    }

    private static String landline(String phone) {
      Landline.check(phone)
          .ifPresent(
              code -> {
                throw new InvalidInput("/company/phone", code);
              });
      return Landline.of(phone).e164();
    }
  }

  /** Whom to call there. */
  record OutletContactBody(
      @NotBlank @Size(max = 60) @Schema(example = "李小龙") String name,
      @Size(max = 20) @IsMobile @Schema(example = "13912345678") @Nullable String phone) {

    ContactPerson toPerson() {
      return new ContactPerson(name.strip(), phone == null ? null : Mobile.of(phone).e164());
    }

    /** Leaves the person out of logs. */
    @Override
    public String toString() {
      return "OutletContactBody[]";
    }
  }

  /**
   * @param centreCode the distribution centre that supplies it
   */
  record OutletRequest(
      @NotNull @Size(max = 40) @IsCode @Schema(example = "LAKESIDE") String code,
      @NotNull @Size(max = 40) @IsCode @Schema(example = "SECONDARY_DEALER") String type,
      @NotNull @Valid OutletCompanyBody company,
      @Size(max = 40) @IsCode @Schema(example = "NORTH") @Nullable String centreCode,
      @Valid @Nullable OutletContactBody contact) {}

  record OutletChangeRequest(
      @NotNull @Valid OutletCompanyBody company,
      @Size(max = 40) @IsCode @Schema(example = "NORTH") @Nullable String centreCode) {}

  record OutletEvaluationRequest(
      @NotEmpty @Size(max = 50) @Schema(example = "{\"CAPITAL\":80}")
          Map<@NotBlank @Size(max = 40) String, @NotNull @Min(0) @Max(100) Integer> points) {}

  record OutletContractRequest(
      @NotNull @Schema(example = "2026-12-01") LocalDate validFrom,
      @Schema(example = "2027-11-30") @Nullable LocalDate validUntil) {}

  record OutletContractEndRequest(
      @NotNull @Size(max = 40) @IsCode @Schema(example = "BY_AGREEMENT") String reasonCode) {}

  record OutletDropRequest(
      @NotNull @Size(max = 40) @IsCode @Schema(example = "NOT_INTERESTED") String reasonCode) {}

  record OutletDisclosureRequest(
      @NotNull @Size(max = 40) @IsCode @Schema(example = "CALL") String purpose) {}

  record OutletDisclosureResponse(String id, Map<String, String> fields) {

    /** Leaves the person out of logs. */
    @Override
    public String toString() {
      return "OutletDisclosureResponse[" + id + "]";
    }
  }

  record OutletAssessmentResponse(
      String evaluationId,
      BigDecimal score,
      BigDecimal requiredScore,
      boolean passed,
      String evaluatedBy,
      Instant evaluatedAt) {}

  record OutletContractResponse(
      String contractId,
      @Schema(example = "DC-EAST-20261121-0001") String number,
      LocalDate validFrom,
      @Nullable LocalDate validUntil,
      String signedBy,
      Instant signedAt) {}

  record OutletDropResponse(String reasonCode, String droppedBy, Instant droppedAt) {}

  /** A partner in a list; whom to call there stands in the partner itself. */
  record OutletLine(
      String id,
      String store,
      String ownerId,
      String code,
      String type,
      String name,
      String territory,
      OutletState state,
      @Nullable BigDecimal score,
      @Nullable LocalDate validUntil,
      @Nullable Instant forecastAt,
      Instant enteredAt) {}

  /**
   * @param contact masked
   * @param drop why nothing came of it
   */
  record OutletResponse(
      String id,
      long version,
      String store,
      String ownerId,
      String code,
      String type,
      OutletCompanyBody company,
      @Nullable String centreId,
      String territoryCode,
      @Nullable OutletContactBody contact,
      OutletState state,
      @Nullable OutletAssessmentResponse evaluation,
      @Nullable OutletContractResponse contract,
      @Nullable OutletDropResponse drop,
      @Nullable Instant forecastAt,
      Instant enteredAt,
      List<String> allowedActions) {}

  record OutletEvaluationLine(
      String evaluationId,
      @Schema(example = "{\"CAPITAL\":80}") Map<String, Integer> points,
      BigDecimal score,
      BigDecimal requiredScore,
      String evaluatedBy,
      Instant evaluatedAt) {}

  record OutletContractLine(
      String contractId,
      String number,
      String evaluationId,
      LocalDate validFrom,
      @Nullable LocalDate validUntil,
      String signedBy,
      Instant signedAt,
      @Nullable String endReason,
      @Nullable String endedBy,
      @Nullable Instant endedAt) {}

  record OutletHistoryResponse(
      List<OutletEvaluationLine> evaluations, List<OutletContractLine> contracts) {}

  record OutletCriterion(String code, int weight, String en, String zh) {}

  record OutletType(
      String code,
      String en,
      String zh,
      boolean centre,
      boolean forecasts,
      int leastInForce,
      @Nullable Integer mostInForce,
      BigDecimal requiredScore,
      List<OutletCriterion> criteria) {}

  record OutletTypesResponse(
      List<OutletType> types, List<String> endReasons, List<String> dropReasons) {}

  private final OutletDesk desk;
  private final OutletList list;
  private final AllowedActions actions;

  OutletController(OutletDesk desk, OutletList list, AllowedActions actions) {
    this.desk = desk;
    this.list = list;
    this.actions = actions;
  }

  @GetMapping("/outlet-types")
  @Permit(OutletDesk.READ)
  @Operation(
      summary = "Show which partners there are",
      description = "By what each is judged and how many there may be, in my store today.")
  OutletTypesResponse types() {
    OutletPolicy policy = desk.policy();
    return new OutletTypesResponse(
        policy.types().stream().map(OutletController::body).toList(),
        policy.endReasons().stream().sorted().toList(),
        policy.dropReasons().stream().sorted().toList());
  }

  @PostMapping("/outlets")
  @Permit(OutletDesk.ENTER)
  @Operation(summary = "Enter a partner", description = "It is a prospect until evaluated.")
  ResponseEntity<OutletResponse> enter(@Valid @RequestBody OutletRequest request) {
    OutletContactBody contact = request.contact();
    return answer(
        HttpStatus.CREATED,
        desk.enter(
            request.code(),
            request.type(),
            request.company().toCompany(),
            request.centreCode(),
            contact == null ? null : contact.toPerson()));
  }

  @GetMapping("/outlets")
  @Permit(OutletDesk.READ)
  @Operation(
      summary = "List partners",
      description = "In my scope; for example those who have not said what they will sell.")
  Page<OutletLine> list(
      @RequestParam(required = false) @Size(max = 40) @Nullable String type,
      @RequestParam(required = false) @Nullable OutletState state,
      @RequestParam(required = false) @Size(max = 40) @Nullable String code,
      @RequestParam(required = false) @Pattern(regexp = MONTH) @Nullable String withoutForecastOf,
      @Listing(sorts = "enteredAt") ListRequest page) {
    return list.outlets(type, state, code, withoutForecastOf, page).map(OutletController::line);
  }

  @GetMapping("/outlets/{id}")
  @Permit(OutletDesk.READ)
  @Operation(summary = "Show a partner", description = "Whom to call there is masked.")
  ResponseEntity<OutletResponse> show(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.require(OutletDesk.READ, id));
  }

  @PutMapping("/outlets/{id}")
  @Permit(OutletDesk.CHANGE)
  @Operation(summary = "Write what is known of the company anew")
  ResponseEntity<OutletResponse> change(
      @PathVariable String id,
      @RequestHeader("If-Match") String ifMatch,
      @Valid @RequestBody OutletChangeRequest request) {
    return answer(
        HttpStatus.OK,
        desk.change(
            id,
            request.company().toCompany(),
            request.centreCode(),
            current -> Versions.require(ifMatch, current)));
  }

  @PutMapping("/outlets/{id}/contact")
  @Permit(OutletDesk.CHANGE)
  @Operation(
      summary = "Name another person to call",
      description = "Of the one before nothing can be read any more.")
  ResponseEntity<OutletResponse> reach(
      @PathVariable String id,
      @RequestHeader("If-Match") String ifMatch,
      @Valid @RequestBody OutletContactBody request) {
    return answer(
        HttpStatus.OK,
        desk.reach(id, request.toPerson(), current -> Versions.require(ifMatch, current)));
  }

  @PostMapping("/outlets/{id}/disclosures")
  @Permit(value = OutletDesk.DISCLOSE, reason = true)
  @Operation(summary = "Read whom to call in clear", description = "Logged with its purpose.")
  ResponseEntity<OutletDisclosureResponse> disclose(
      @PathVariable String id, @Valid @RequestBody OutletDisclosureRequest request) {
    return ResponseEntity.ok()
        .location(URI.create(PATH + id))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(new OutletDisclosureResponse(id, desk.disclose(id, request.purpose())));
  }

  @PostMapping("/outlets/{id}/evaluation")
  @Permit(OutletDesk.EVALUATE)
  @Operation(
      summary = "Evaluate a partner",
      description = "Points for each criterion of its type; before a contract, and then again.")
  ResponseEntity<OutletResponse> evaluate(
      @PathVariable String id, @Valid @RequestBody OutletEvaluationRequest request) {
    return answer(HttpStatus.OK, desk.evaluate(id, request.points()));
  }

  @PostMapping("/outlets/{id}/contract")
  @Permit(OutletDesk.SIGN)
  @Operation(
      summary = "Sign a contract",
      description = "The first or the next one; by somebody else than who evaluated the partner.")
  ResponseEntity<OutletResponse> sign(
      @PathVariable String id, @Valid @RequestBody OutletContractRequest request) {
    return answer(HttpStatus.OK, desk.sign(id, request.validFrom(), request.validUntil()));
  }

  @PostMapping("/outlets/{id}/contract-end")
  @Permit(value = OutletDesk.END, reason = true)
  @Operation(summary = "End the contract", description = "From now on, before its last day.")
  ResponseEntity<OutletResponse> end(
      @PathVariable String id, @Valid @RequestBody OutletContractEndRequest request) {
    return answer(HttpStatus.OK, desk.end(id, request.reasonCode()));
  }

  @PostMapping("/outlets/{id}/dropping")
  @Permit(value = OutletDesk.DROP, reason = true)
  @Operation(
      summary = "Give a partner up",
      description = "With which nothing was agreed; its code stays taken.")
  ResponseEntity<OutletResponse> drop(
      @PathVariable String id, @Valid @RequestBody OutletDropRequest request) {
    return answer(HttpStatus.OK, desk.drop(id, request.reasonCode()));
  }

  @GetMapping("/outlets/{id}/history")
  @Permit(OutletDesk.READ)
  @Operation(summary = "Show evaluations and contracts", description = "Of a partner, oldest first")
  OutletHistoryResponse history(@PathVariable String id) {
    OutletDesk.History history = desk.history(id);
    return new OutletHistoryResponse(
        history.evaluations().stream()
            .map(
                one ->
                    new OutletEvaluationLine(
                        one.id(),
                        desk.points(one),
                        one.score(),
                        one.requiredScore(),
                        one.evaluatedBy(),
                        one.evaluatedAt()))
            .toList(),
        history.contracts().stream()
            .map(
                one ->
                    new OutletContractLine(
                        one.id(),
                        one.number(),
                        one.evaluationId(),
                        one.validFrom(),
                        one.validUntil(),
                        one.signedBy(),
                        one.signedAt(),
                        one.endReason(),
                        one.endedBy(),
                        one.endedAt()))
            .toList());
  }

  private ResponseEntity<OutletResponse> answer(HttpStatus status, Outlet outlet) {
    return Answers.of(status, PATH + outlet.id(), outlet.version(), body(outlet));
  }

  private OutletResponse body(Outlet outlet) {
    Company company = outlet.company();
    return new OutletResponse(
        outlet.id(),
        Objects.requireNonNull(outlet.version()),
        outlet.storeCode(),
        outlet.ownerId(),
        outlet.code(),
        outlet.type(),
        new OutletCompanyBody(
            company.name(),
            company.creditCode(),
            company.territory(),
            company.phone(),
            company.address()),
        outlet.centreId(),
        desk.centreCode(outlet),
        masked(desk.contact(outlet)),
        outlet.state(),
        body(outlet.evaluation()),
        body(outlet.contract()),
        body(outlet.drop()),
        outlet.forecastAt(),
        outlet.enteredAt(),
        actions
            .on(outlet.storeCode(), outlet.ownerId())
            .when(outlet.state().isOpen(), "evaluation", OutletDesk.EVALUATE)
            .when(desk.canSign(outlet), "contract", OutletDesk.SIGN)
            .when(outlet.state().canBecome(OutletState.ENDED), "contract-end", OutletDesk.END)
            .when(outlet.state().canBecome(OutletState.DROPPED), "dropping", OutletDesk.DROP)
            .when(outlet.contact() != null, "disclosures", OutletDesk.DISCLOSE)
            .names());
  }

  private static @Nullable OutletContactBody masked(@Nullable ContactPerson contact) {
    return contact == null
        ? null
        : new OutletContactBody(
            Objects.requireNonNull(Masks.name(contact.name(), Masks.Place.SCREEN)),
            Masks.mobile(contact.phone()));
  }

  private static @Nullable OutletAssessmentResponse body(@Nullable Assessment last) {
    return last == null
        ? null
        : new OutletAssessmentResponse(
            last.evaluationId(),
            last.score(),
            last.requiredScore(),
            last.isGoodEnough(),
            last.evaluatedBy(),
            last.evaluatedAt());
  }

  private static @Nullable OutletContractResponse body(@Nullable Contract agreed) {
    return agreed == null
        ? null
        : new OutletContractResponse(
            agreed.contractId(),
            agreed.contractNumber(),
            agreed.validFrom(),
            agreed.validUntil(),
            agreed.signedBy(),
            agreed.signedAt());
  }

  private static @Nullable OutletDropResponse body(@Nullable Drop why) {
    return why == null
        ? null
        : new OutletDropResponse(why.dropReason(), why.droppedBy(), why.droppedAt());
  }

  private static OutletLine line(Outlet outlet) {
    Assessment last = outlet.evaluation();
    Contract agreed = outlet.contract();
    return new OutletLine(
        outlet.id(),
        outlet.storeCode(),
        outlet.ownerId(),
        outlet.code(),
        outlet.type(),
        outlet.company().name(),
        outlet.company().territory(),
        outlet.state(),
        last == null ? null : last.score(),
        agreed == null ? null : agreed.validUntil(),
        outlet.forecastAt(),
        outlet.enteredAt());
  }

  private static OutletType body(OutletPolicy.PartnerType type) {
    return new OutletType(
        type.code(),
        type.en(),
        type.zh(),
        type.centre(),
        type.forecasts(),
        type.leastInForce(),
        type.mostInForce(),
        type.requiredScore(),
        type.criteria().stream()
            .map(one -> new OutletCriterion(one.code(), one.weight(), one.en(), one.zh()))
            .toList());
  }
}
