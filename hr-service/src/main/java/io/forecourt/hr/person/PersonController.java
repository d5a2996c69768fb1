package io.forecourt.hr.person;

import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.personal.HashKind;
import io.forecourt.platform.personal.Masks;
import io.forecourt.platform.personal.PersonalVault;
import io.forecourt.platform.personal.Reveal;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.value.Mobile;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListQuery;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.RecordMapper;
import io.forecourt.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.transaction.annotation.Transactional;
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
@RequestMapping("/api/v1/hr/people")
@Tag(name = "People")
class PersonController {

  record HireRequest(
      @Schema(example = "李样例") @NotBlank @Size(max = 60) String name,
      @Schema(example = "13900001234") @Size(max = 20) @Nullable String mobile,
      @Schema(example = "sc.zhou@east")
          @NotNull
          @Size(max = 80)
          @Pattern(regexp = "[a-z0-9]+(\\.[a-z0-9]+)*@[a-z0-9]+")
          String loginName,
      @Schema(example = "EAST-SC") @NotBlank @Size(max = 40) String postId,
      @Schema(example = "2026-11-21") @NotNull LocalDate hiredOn) {}

  record PostRequest(@Schema(example = "EAST-SH") @NotBlank @Size(max = 40) String postId) {}

  record DepartureRequest(@Schema(example = "2026-11-30") @NotNull LocalDate lastDay) {}

  record DisclosureRequest(
      @Schema(example = "PAYROLL") @NotBlank @Size(max = 40) String purpose,
      @Schema(example = "[\"name\",\"mobile\"]") @NotEmpty @Size(max = 2)
          List<@NotNull @Pattern(regexp = "name|mobile") @Size(max = 10) String> fields) {}

  record DisclosureResponse(String id, Map<String, String> fields) {}

  record PersonResponse(
      String id,
      long version,
      String storeCode,
      List<String> stores,
      Collection<String> roles,
      String departmentId,
      String postId,
      @Nullable String headId,
      String status,
      String loginName,
      String name,
      @Nullable String mobile,
      LocalDate hiredOn,
      @Nullable LocalDate leftOn,
      List<String> allowedActions) {}

  private static final String READ = "hr.person.read";
  private static final String HIRE = PersonService.HIRE;
  private static final String MOVE = PersonService.MOVE;
  private static final RowMapper<Person> ROW = RecordMapper.of(Person.class);

  private final PersonService people;
  private final StaffDirectory directory;
  private final PersonalVault vault;
  private final ScopedQueries queries;
  private final Keyset keyset;
  private final Access access;
  private final Reveal reveal;

  PersonController(
      PersonService people,
      StaffDirectory directory,
      PersonalVault vault,
      ScopedQueries queries,
      Keyset keyset,
      Access access,
      Reveal reveal) {
    this.people = people;
    this.directory = directory;
    this.vault = vault;
    this.queries = queries;
    this.keyset = keyset;
    this.access = access;
    this.reveal = reveal;
  }

  @GetMapping
  @Permit(READ)
  @Operation(summary = "People; personal fields masked")
  Page<PersonResponse> list(
      @RequestParam(required = false) @Nullable @Size(max = 16) String status,
      @RequestParam(required = false) @Nullable @Size(max = 8) String role,
      @RequestParam(required = false) @Nullable @Size(max = 40) String postId,
      @RequestParam(required = false) @Nullable @Size(max = 80) String loginName,
      @RequestParam(required = false) @Nullable @Size(max = 60) String name,
      @RequestParam(required = false) @Nullable @Size(max = 20) String mobile,
      @Listing(sorts = "loginName") ListRequest page) {
    var query =
        ListQuery.of(
                """
                SELECT p.id, p.store_code, p.owner_id, p.post_id, p.status, p.login_name,
                       p.name_sealed, p.mobile_sealed, p.name_hash, p.mobile_hash, p.hired_on,
                       p.left_on, p.version
                  FROM person p JOIN post o ON o.id = p.post_id
                 WHERE {scope:p.store_code,p.owner_id}
                """)
            .and("p.status = :status", status)
            .and("p.post_id = :post", postId)
            .and("p.login_name = :login", loginName)
            .and("CONCAT(' ', o.roles, ' ') LIKE CONCAT('% ', :role, ' %')", role)
            .and("p.name_hash = :name", name == null ? null : vault.hash(HashKind.NAME, name))
            .and(
                "p.mobile_hash = :mobile",
                mobile == null
                    ? null
                    : vault.hash(HashKind.PHONE, mobile("?mobile", mobile).e164()));
    Page<Person> found =
        keyset.page(READ, query, page, Map.of("loginName", "p.login_name"), "p.id", ROW);
    return found.map(this::response);
  }

  @GetMapping("/{id}")
  @Permit(READ)
  @Operation(summary = "One person; personal fields masked")
  ResponseEntity<PersonResponse> get(@PathVariable String id) {
    return answer(ResponseEntity.ok(), inScope(READ, id));
  }

  @GetMapping("/me")
  @Permit(READ)
  @Operation(summary = "The person of the token")
  ResponseEntity<PersonResponse> me() {
    return answer(ResponseEntity.ok(), people.get(access.caller().personId()));
  }

  @PostMapping
  @Permit(HIRE)
  @Operation(summary = "Hires a person for a post")
  ResponseEntity<PersonResponse> hire(@Valid @RequestBody HireRequest request) {
    access.require(HIRE);
    String id =
        people.hire(
            new PersonService.Hire(
                request.name(),
                request.mobile() == null ? null : mobile("/mobile", request.mobile()),
                request.loginName(),
                request.postId(),
                request.hiredOn()));
    return answer(ResponseEntity.created(URI.create("/api/v1/hr/people/" + id)), inScope(HIRE, id));
  }

  @PutMapping("/{id}/post")
  @Permit(value = MOVE, reason = true)
  @Operation(summary = "Gives a person another post")
  ResponseEntity<PersonResponse> move(
      @PathVariable String id,
      @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid @RequestBody PostRequest request) {
    inScope(MOVE, id);
    return answer(ResponseEntity.ok(), people.move(id, ifMatch, request.postId()));
  }

  @PostMapping("/{id}/departure")
  @Permit(value = "hr.person.depart", reason = true)
  @Operation(summary = "Records that a person leaves; logins end at once")
  ResponseEntity<PersonResponse> depart(
      @PathVariable String id, @Valid @RequestBody DepartureRequest request) {
    inScope("hr.person.depart", id);
    Person left = people.depart(id, request.lastDay());
    return answer(ResponseEntity.ok().location(URI.create("/api/v1/hr/people/" + id)), left);
  }

  @PostMapping("/{id}/disclosures")
  @Permit(value = "hr.person.disclose", reason = true)
  @Transactional
  @Operation(summary = "Reads personal fields in clear; logged with its purpose")
  ResponseEntity<DisclosureResponse> disclose(
      @PathVariable String id, @Valid @RequestBody DisclosureRequest request) {
    Person person = inScope("hr.person.disclose", id);
    Map<String, String> sealed = new HashMap<>();
    if (request.fields().contains("name")) {
      sealed.put("name", person.nameSealed());
    }
    String mobile = person.mobileSealed();
    if (request.fields().contains("mobile") && mobile != null) {
      sealed.put("mobile", mobile);
    }
    Map<String, String> fields = reveal.unmask(id, "person", id, request.purpose(), sealed);
    return ResponseEntity.ok()
        .location(URI.create("/api/v1/hr/people/" + id))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(new DisclosureResponse(id, fields));
  }

  private Person inScope(String action, String id) {
    Person person = people.get(id);
    access.requireInScope(action, "person", id, person.storeCode(), person.ownerId());
    return person;
  }

  private ResponseEntity<PersonResponse> answer(ResponseEntity.BodyBuilder answer, Person person) {
    return answer.eTag(Versions.etag(person.currentVersion())).body(response(person));
  }

  private PersonResponse response(Person person) {
    StaffMember staff =
        directory.find(person.id()).orElseThrow(() -> new NotFound("person", person.id()));
    List<String> allowed = new ArrayList<>();
    if (person.status() == PersonState.ACTIVE && !people.isCaller(person.id())) {
      addIf(allowed, "post", MOVE, person);
      addIf(allowed, "departure", "hr.person.depart", person);
    }
    addIf(allowed, "disclosures", "hr.person.disclose", person);
    return new PersonResponse(
        person.id(),
        person.currentVersion(),
        person.storeCode(),
        staff.stores(),
        Set.copyOf(staff.roles()),
        staff.departmentId(),
        person.postId(),
        staff.headId(),
        person.status().name(),
        person.loginName(),
        Objects.requireNonNullElse(Masks.name(people.clearName(person), Masks.Place.LIST), ""),
        masked(people.clearMobile(person)),
        person.hiredOn(),
        person.leftOn(),
        allowed);
  }

  private void addIf(List<String> allowed, String name, String action, Person person) {
    if (access.mayOn(action, person.storeCode(), person.ownerId())) {
      allowed.add(name);
    }
  }

  private static @Nullable String masked(@Nullable String mobile) {
    return mobile == null ? null : Mobile.of(mobile).masked();
  }

  private static Mobile mobile(String pointer, String raw) {
    Mobile.check(raw)
        .ifPresent(
            code -> {
              throw new InvalidInput(pointer, code);
            });
    return Mobile.of(raw);
  }
}
