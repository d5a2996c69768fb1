package io.forecourt.crm.vehicle;

import io.forecourt.crm.customer.application.PersonalData;
import io.forecourt.crm.vehicle.VehicleBook.Learned;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.personal.Masks;
import io.forecourt.platform.value.Plate;
import io.forecourt.platform.value.Vin;
import io.forecourt.platform.web.Answers;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.Versions;
import io.forecourt.platform.web.check.IsCode;
import io.forecourt.platform.web.check.IsPlate;
import io.forecourt.platform.web.check.IsVin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/crm/customers/{customerId}/vehicles")
@Tag(name = "Customers")
class VehicleController {

  record VehicleRequest(
      @Schema(example = "PRESENT") CustomerVehicle.@Nullable Relation relation,
      @Size(max = 20) @IsVin @Schema(example = "LVSHCAMB4PE104728") @Nullable String vin,
      @Size(max = 20) @IsPlate @Schema(example = "川A·8Q2K6") @Nullable String plate,
      @Size(max = 100) @Schema(example = "VW Golf 2016") @Nullable String description,
      @Schema(example = "2027-03-01") @Nullable LocalDate insuranceExpiry,
      @Schema(example = "2027-06-30") @Nullable LocalDate goneOn,
      @Schema(example = "2024-12-15", description = "First registration")
          @Nullable LocalDate registeredOn,
      @Size(max = 16) @IsCode @Schema(example = "PRIVATE") @Nullable String use) {

    /** Nothing of a person stands in a log. */
    @Override
    public String toString() {
      return "VehicleRequest[" + relation + "]";
    }
  }

  record VehicleResponse(
      String id,
      long version,
      String customerId,
      CustomerVehicle.Relation relation,
      @Nullable String vin,
      @Schema(example = "川A8Q2K6") @Nullable String plate,
      @Nullable String description,
      @Nullable LocalDate insuranceExpiry,
      String notedBy,
      Instant notedAt,
      @Nullable LocalDate goneOn,
      @Nullable LocalDate deliveredOn,
      @Nullable LocalDate registeredOn,
      @Nullable String use,
      @Nullable LocalDate firstServiceOn) {}

  private final VehicleBook book;
  private final PersonalData personal;

  VehicleController(VehicleBook book, PersonalData personal) {
    this.book = book;
    this.personal = personal;
  }

  @PostMapping
  @Permit("crm.customer.update")
  @Operation(
      summary = "Note a car of a customer",
      description = "Bought here or only driven now; the plate finds the customer.")
  ResponseEntity<VehicleResponse> note(
      @PathVariable String customerId, @Valid @RequestBody VehicleRequest request) {
    return answer(HttpStatus.CREATED, book.note(customerId, learned(request)));
  }

  @GetMapping
  @Permit("crm.customer.read")
  @Operation(summary = "List the cars of a customer")
  Page<VehicleResponse> list(@PathVariable String customerId) {
    return new Page<>(
        book.of(customerId).stream().map(one -> body(one, Masks.Place.LIST)).toList(), null);
  }

  @GetMapping("/{id}")
  @Permit("crm.customer.read")
  @Operation(summary = "Show a car of a customer")
  ResponseEntity<VehicleResponse> show(@PathVariable String customerId, @PathVariable String id) {
    return answer(HttpStatus.OK, book.get(customerId, id));
  }

  @PatchMapping("/{id}")
  @Permit("crm.customer.update")
  @Operation(
      summary = "Note what was learned about a car",
      description = "What is not sent stays as it is. Needs If-Match.")
  ResponseEntity<VehicleResponse> learn(
      @PathVariable String customerId,
      @PathVariable String id,
      @RequestHeader("If-Match") String ifMatch,
      @Valid @RequestBody VehicleRequest request) {
    return answer(
        HttpStatus.OK,
        book.learn(
            customerId, id, learned(request), version -> Versions.require(ifMatch, version)));
  }

  private static Learned learned(VehicleRequest request) {
    return new Learned(
        request.relation(),
        request.vin() == null ? null : Vin.of(request.vin()).value(),
        request.plate() == null ? null : Plate.of(request.plate()).value(),
        request.description(),
        request.insuranceExpiry(),
        request.goneOn(),
        request.registeredOn(),
        request.use());
  }

  private ResponseEntity<VehicleResponse> answer(HttpStatus status, CustomerVehicle vehicle) {
    return Answers.of(
        status,
        "/api/v1/crm/customers/" + vehicle.customerId() + "/vehicles/" + vehicle.id(),
        vehicle.version(),
        body(vehicle, Masks.Place.SCREEN));
  }

  private VehicleResponse body(CustomerVehicle vehicle, Masks.Place place) {
    String customer = vehicle.customerId();
    return new VehicleResponse(
        vehicle.id(),
        Objects.requireNonNull(vehicle.version()),
        customer,
        vehicle.relation(),
        Masks.vin(personal.openNote(customer, vehicle.vinSealed()), place),
        Masks.plate(personal.openNote(customer, vehicle.plateSealed()), place),
        personal.openNote(customer, vehicle.descriptionSealed()),
        vehicle.insuranceExpiry(),
        vehicle.notedBy(),
        vehicle.notedAt(),
        vehicle.goneOn(),
        vehicle.deliveredOn(),
        vehicle.registeredOn(),
        vehicle.useCode(),
        vehicle.firstServiceOn());
  }
}
