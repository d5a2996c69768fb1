package io.forecourt.crm.telephony;

import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.Answers;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/crm/staff-accounts")
@Tag(name = "Contact records")
class AccountController {

  record AccountRequest(
      @NotNull @Schema(example = "CALL") Channel channel,
      @NotBlank @Size(max = 64) @Schema(example = "8017") String account,
      @NotBlank @Size(max = 64) String personId) {}

  record AccountResponse(
      String id,
      long version,
      String store,
      Channel channel,
      String account,
      String personId,
      Instant validFrom,
      String assignedBy,
      List<String> allowedActions) {}

  private final RecordDesk desk;
  private final RecordList list;

  AccountController(RecordDesk desk, RecordList list) {
    this.desk = desk;
    this.list = list;
  }

  @PostMapping
  @Permit("crm.staff-account.assign")
  @Operation(
      summary = "Give somebody an extension or a messenger account",
      description = "From now on; records of before stay with whoever had it then.")
  ResponseEntity<AccountResponse> assign(@Valid @RequestBody AccountRequest request) {
    return answer(
        HttpStatus.CREATED, desk.assign(request.channel(), request.account(), request.personId()));
  }

  @GetMapping
  @Permit("crm.staff-account.read")
  @Operation(
      summary = "List extensions and messenger accounts",
      description = "With the moment from which each is theirs.")
  Page<AccountResponse> list(@Listing(sorts = "validFrom") ListRequest page) {
    Page<StaffAccount> found = list.accounts(page);
    return found.map(AccountController::body);
  }

  @GetMapping("/{id}")
  @Permit("crm.staff-account.read")
  @Operation(summary = "Show an extension or a messenger account")
  ResponseEntity<AccountResponse> show(@PathVariable String id) {
    return answer(HttpStatus.OK, desk.account(id));
  }

  private static ResponseEntity<AccountResponse> answer(HttpStatus status, StaffAccount account) {
    AccountResponse body = body(account);
    return Answers.of(status, "/api/v1/crm/staff-accounts/" + account.id(), body.version(), body);
  }

  private static AccountResponse body(StaffAccount account) {
    return new AccountResponse(
        account.id(),
        Objects.requireNonNull(account.version()),
        account.storeCode(),
        account.channel(),
        account.account(),
        account.personId(),
        account.validFrom(),
        account.assignedBy(),
        List.of());
  }
}
