package io.forecourt.crm.keyaccount;

import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.AllowedActions;
import io.forecourt.platform.web.Answers;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/crm/key-accounts")
@Tag(name = "Key accounts", description = "Customers with a manager of their own")
class KeyAccountController {

  record KeyAccountRequest(
      @NotBlank @Size(max = 64) String customerId,
      @NotBlank @Size(max = 64) @Schema(description = "A key account manager of the store")
          String managerId) {}

  record KeyAccountResponse(
      String customerId,
      long version,
      String store,
      String managerId,
      Instant since,
      List<String> allowedActions) {}

  private final KeyAccounts accounts;
  private final AllowedActions actions;

  KeyAccountController(KeyAccounts accounts, AllowedActions actions) {
    this.accounts = accounts;
    this.actions = actions;
  }

  @PostMapping
  @Permit(KeyAccounts.WRITE)
  @Operation(
      summary = "Make a customer a key account",
      description = "Or give it another manager. Its complaints have half the time.")
  ResponseEntity<KeyAccountResponse> put(@Valid @RequestBody KeyAccountRequest request) {
    KeyAccount account = accounts.put(request.customerId(), request.managerId());
    return Answers.of(
        HttpStatus.CREATED,
        "/api/v1/crm/key-accounts/" + account.customerId(),
        version(account),
        body(account));
  }

  @GetMapping
  @Permit(KeyAccounts.READ)
  @Operation(summary = "List key accounts", description = "Those in my scope, the oldest first.")
  Page<KeyAccountResponse> list(@Listing(sorts = "since") ListRequest page) {
    var found = accounts.page(page);
    return found.map(this::body);
  }

  @GetMapping("/{customerId}")
  @Permit(KeyAccounts.READ)
  @Operation(summary = "Show a key account")
  ResponseEntity<KeyAccountResponse> show(@PathVariable String customerId) {
    KeyAccount account = accounts.require(KeyAccounts.READ, customerId);
    return ResponseEntity.ok().eTag(Versions.etag(version(account))).body(body(account));
  }

  @DeleteMapping("/{customerId}")
  @Permit(value = KeyAccounts.WRITE, reason = true)
  @Operation(summary = "End a key account", description = "The customer stays on file.")
  ResponseEntity<Void> end(
      @PathVariable String customerId, @RequestHeader("If-Match") String ifMatch) {
    Versions.require(ifMatch, version(accounts.require(KeyAccounts.WRITE, customerId)));
    accounts.end(customerId);
    return ResponseEntity.noContent().build();
  }

  private KeyAccountResponse body(KeyAccount account) {
    return new KeyAccountResponse(
        account.customerId(),
        version(account),
        account.storeCode(),
        account.managerId(),
        account.since(),
        actions
            .on(account.storeCode(), account.managerId())
            .when(true, "deletion", KeyAccounts.WRITE)
            .names());
  }

  private static long version(KeyAccount account) {
    return Objects.requireNonNull(account.version());
  }
}
