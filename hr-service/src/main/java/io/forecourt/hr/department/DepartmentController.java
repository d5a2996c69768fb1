package io.forecourt.hr.department;

import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.web.Keyset;
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
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/hr/departments")
@Tag(name = "Departments and posts")
class DepartmentController {

  record FoundDepartmentRequest(
      @Schema(example = "EAST") @NotNull @Pattern(regexp = "[A-Z][A-Z0-9]{1,15}") String storeCode,
      @Schema(example = "DETAILING") @NotNull @Pattern(regexp = "[A-Z][A-Z0-9]{1,19}") String code,
      @Schema(example = "Detailing") @NotBlank @Size(max = 120) String nameEn,
      @Schema(example = "美容部") @NotBlank @Size(max = 120) String nameZh) {}

  record DepartmentResponse(
      String id,
      long version,
      String storeCode,
      String nameEn,
      String nameZh,
      List<String> allowedActions) {}

  private static final RowMapper<Department> ROW = RecordMapper.of(Department.class);

  private final Departments departments;
  private final Keyset keyset;
  private final Access access;

  DepartmentController(Departments departments, Keyset keyset, Access access) {
    this.departments = departments;
    this.keyset = keyset;
    this.access = access;
  }

  @GetMapping
  @Permit("hr.department.read")
  @Operation(summary = "Departments")
  Page<DepartmentResponse> list(@Listing(sorts = "id") ListRequest page) {
    return keyset
        .page(
            "hr.department.read",
            "SELECT d.id, d.store_code, d.name_en, d.name_zh, d.version FROM department d"
                + " WHERE {scope:d.store_code}",
            Map.of(),
            page,
            Map.of("id", "d.id"),
            "d.id",
            ROW)
        .map(DepartmentController::response);
  }

  @GetMapping("/{id}")
  @Permit("hr.department.read")
  @Operation(summary = "One department")
  ResponseEntity<DepartmentResponse> get(@PathVariable String id) {
    Department department =
        departments.findById(id).orElseThrow(() -> new NotFound("department", id));
    access.requireInScope("hr.department.read", "department", id, department.storeCode(), null);
    return ResponseEntity.ok()
        .eTag(Versions.etag(department.currentVersion()))
        .body(response(department));
  }

  @PostMapping
  @Permit("hr.department.found")
  @Operation(summary = "Founds a department")
  ResponseEntity<DepartmentResponse> found(@Valid @RequestBody FoundDepartmentRequest request) {
    String id = request.storeCode() + "-" + request.code();
    access.requireInScope(
        "hr.department.found", "store", request.storeCode(), request.storeCode(), null);
    if (departments.existsById(id)) {
      throw new RuleViolation("department.code-taken", id);
    }
    Department department =
        departments.save(
            new Department(id, request.storeCode(), request.nameEn(), request.nameZh(), null));
    return ResponseEntity.created(URI.create("/api/v1/hr/departments/" + id))
        .eTag(Versions.etag(department.currentVersion()))
        .body(response(department));
  }

  private static DepartmentResponse response(Department department) {
    return new DepartmentResponse(
        department.id(),
        department.currentVersion(),
        department.storeCode(),
        department.nameEn(),
        department.nameZh(),
        List.of());
  }
}
