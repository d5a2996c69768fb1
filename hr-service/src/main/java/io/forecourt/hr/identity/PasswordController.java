package io.forecourt.hr.identity;

import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.web.Idempotency;
import io.forecourt.platform.web.OwnTransaction;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/hr/people")
@Tag(name = "Passwords")
class PasswordController {

  private static final String OWN = "hr.person.change-own-password";
  private static final String GIVE = Passwords.GIVE;

  record ChangeRequest(
      @Schema(example = "the one until today", format = "password") @NotBlank @Size(max = 72)
          String presentPassword,
      @Schema(example = "four words make a sentence", format = "password") @NotBlank @Size(max = 72)
          String newPassword) {
    @Override
    public String toString() {
      return "ChangeRequest";
    }
  }

  record GiveRequest(
      @Schema(example = "four words make a sentence", format = "password") @NotBlank @Size(max = 72)
          String newPassword) {
    @Override
    public String toString() {
      return "GiveRequest";
    }
  }

  /** A password shows when it was set, and nothing else. */
  record PasswordResponse(String personId, Instant changedAt) {}

  private final Passwords passwords;
  private final Idempotency idempotency;
  private final Access access;

  PasswordController(Passwords passwords, Idempotency idempotency, Access access) {
    this.passwords = passwords;
    this.idempotency = idempotency;
    this.access = access;
  }

  @PostMapping("/me/password")
  @OwnTransaction
  @Permit(OWN)
  @Operation(summary = "Takes another password; every login made before ends")
  ResponseEntity<PasswordResponse> change(@Valid @RequestBody ChangeRequest request) {
    URI location = location("me");
    passwords.change(
        request.presentPassword(),
        request.newPassword(),
        () -> idempotency.complete(200, location));
    return answer(access.caller().personId(), location);
  }

  @GetMapping("/me/password")
  @Permit(OWN)
  @Operation(summary = "Since when the password counts")
  ResponseEntity<PasswordResponse> own() {
    return answer(access.caller().personId(), location("me"));
  }

  @PostMapping("/{id}/password")
  @OwnTransaction
  @Permit(value = GIVE, reason = true)
  @Operation(summary = "Gives a person a password; every login made before ends")
  ResponseEntity<PasswordResponse> give(
      @PathVariable String id, @Valid @RequestBody GiveRequest request) {
    URI location = location(id);
    passwords.give(id, request.newPassword(), () -> idempotency.complete(200, location));
    return answer(id, location);
  }

  @GetMapping("/{id}/password")
  @Permit(GIVE)
  @Operation(summary = "Since when a person's password counts")
  ResponseEntity<PasswordResponse> of(@PathVariable String id) {
    passwords.inScope(id);
    return answer(id, location(id));
  }

  private ResponseEntity<PasswordResponse> answer(String personId, URI location) {
    return ResponseEntity.ok()
        .location(location)
        .cacheControl(CacheControl.noStore())
        .body(new PasswordResponse(personId, passwords.changedAt(personId)));
  }

  private static URI location(String id) {
    return URI.create("/api/v1/hr/people/" + id + "/password");
  }
}
