package io.forecourt.insurance.partner;

import io.forecourt.platform.access.Permit;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.value.Money;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/insurance")
@Tag(name = "Partners", description = "With whom insurance is sold, and what came through each")
class PartnerController {

  private static final Map<String, String> SORTS = Map.of("signedAt", "a.signed_at");
  private static final int DAYS_AT_MOST = 366;

  /**
   * @param name of the company
   * @param foundBy who searched and won it; the caller when left out
   */
  record PartnerRequest(
      @NotNull @Schema(example = "CORPORATE") PartnerKind kind,
      @NotBlank @Size(max = 120) @Schema(example = "Harbour Logistics") String name,
      @NotEmpty @Size(max = 4) List<@NotNull InsuranceLine> lines,
      @NotNull LocalDate validFrom,
      @Nullable LocalDate validUntil,
      @Nullable @Size(max = 64) String foundBy) {}

  record PartnerResponse(
      String id,
      long version,
      String storeCode,
      PartnerKind kind,
      String name,
      List<InsuranceLine> lines,
      LocalDate validFrom,
      @Nullable LocalDate validUntil,
      String foundBy,
      String ledBy,
      Instant signedAt,
      List<String> allowedActions) {}

  record ChannelResponse(
      String channel, @Nullable String partnerId, String kind, int policies, Money premium) {}

  record ChannelsResponse(LocalDate from, LocalDate to, List<ChannelResponse> channels) {}

  private final PartnerDesk desk;
  private final Keyset keyset;

  PartnerController(PartnerDesk desk, Keyset keyset) {
    this.desk = desk;
    this.keyset = keyset;
  }

  @PostMapping("/partners")
  @Permit(PartnerDesk.SIGN)
  @Operation(summary = "Enter a signed agreement with a partner")
  ResponseEntity<PartnerResponse> sign(@Valid @RequestBody PartnerRequest request) {
    return answer(
        HttpStatus.CREATED,
        desk.sign(
            request.kind(),
            request.name(),
            request.lines(),
            request.validFrom(),
            request.validUntil(),
            request.foundBy()));
  }

  @GetMapping("/partners")
  @Permit(PartnerDesk.READ)
  @Operation(summary = "Partners of my stores")
  Page<PartnerResponse> list(
      @Listing(sorts = "signedAt") ListRequest list,
      @RequestParam(required = false) @Nullable PartnerKind kind) {
    Map<String, Object> parameters = new HashMap<>();
    StringBuilder sql =
        new StringBuilder("SELECT a.* FROM insurance_partner a WHERE {scope:a.store_code}");
    if (kind != null) {
      sql.append(" AND a.kind = :kind");
      parameters.put("kind", kind.name());
    }
    return keyset.page(
        PartnerDesk.READ,
        sql.toString(),
        parameters,
        list,
        SORTS,
        "a.id",
        (row, _) ->
            new PartnerResponse(
                row.getString("id"),
                row.getLong("version"),
                row.getString("store_code"),
                PartnerKind.valueOf(row.getString("kind")),
                row.getString("name"),
                Arrays.stream(row.getString("sold_lines").split(","))
                    .map(InsuranceLine::valueOf)
                    .toList(),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class),
                row.getString("found_by"),
                row.getString("led_by"),
                row.getTimestamp("signed_at").toInstant(),
                List.of()));
  }

  @GetMapping("/partners/{id}")
  @Permit(PartnerDesk.READ)
  @Operation(summary = "One partner")
  ResponseEntity<PartnerResponse> show(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.require(PartnerDesk.READ, id));
  }

  @GetMapping("/channels")
  @Permit(PartnerDesk.READ)
  @Operation(summary = "Policies by channel, partner and kind, from one day to another")
  ChannelsResponse channels(@RequestParam LocalDate from, @RequestParam LocalDate to) {
    if (to.isBefore(from) || from.plusDays(DAYS_AT_MOST).isBefore(to)) {
      throw new InvalidInput("?to", "channel.period-too-long");
    }
    return new ChannelsResponse(
        from,
        to,
        desk.counts(from, to).stream()
            .map(
                each ->
                    new ChannelResponse(
                        each.channel(),
                        each.partnerId(),
                        each.kind(),
                        each.policies(),
                        new Money(each.premium(), Money.CNY)))
            .toList());
  }

  private ResponseEntity<PartnerResponse> answer(HttpStatus status, Partner partner) {
    long version = Objects.requireNonNull(partner.version());
    return ResponseEntity.status(status)
        .location(URI.create("/api/v1/insurance/partners/" + partner.id()))
        .eTag(Versions.etag(version))
        .body(
            new PartnerResponse(
                partner.id(),
                version,
                partner.storeCode(),
                partner.kind(),
                partner.name(),
                partner.allLines(),
                partner.validFrom(),
                partner.validUntil(),
                partner.foundBy(),
                partner.ledBy(),
                partner.signedAt(),
                List.of()));
  }
}
