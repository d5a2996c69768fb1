package io.forecourt.crm.customer.web;

import io.forecourt.crm.customer.application.CustomerArchive;
import io.forecourt.crm.customer.application.CustomerArchive.Registration;
import io.forecourt.crm.customer.application.LearnAboutCustomer;
import io.forecourt.crm.customer.application.PersonalData;
import io.forecourt.crm.customer.application.RegisterCompany;
import io.forecourt.crm.customer.application.RegisterCustomer;
import io.forecourt.crm.customer.domain.Customer;
import io.forecourt.crm.customer.domain.PersonalField;
import io.forecourt.crm.customer.domain.SearchKey;
import io.forecourt.crm.customer.persistence.CustomerList;
import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.personal.Masks;
import io.forecourt.platform.rule.InvalidInput;
import io.forecourt.platform.time.BusinessClock;
import io.forecourt.platform.value.CreditCode;
import io.forecourt.platform.value.Mobile;
import io.forecourt.platform.value.Money;
import io.forecourt.platform.value.Plate;
import io.forecourt.platform.value.ResidentId;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.Versions;
import io.forecourt.platform.web.check.IsCreditCode;
import io.forecourt.platform.web.check.IsMobile;
import io.forecourt.platform.web.check.IsMoney;
import io.forecourt.platform.web.check.IsPlate;
import io.forecourt.platform.web.check.IsResidentId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/crm/customers")
@Tag(name = "Customers", description = "The people the group knows, masked by default")
class CustomerController {
  private static final ZoneId RESIDENTS = ZoneId.of("Asia/Shanghai");

  /**
   * @param mobile of a person
   * @param creditCode of a company
   */
  record RegisterRequest(
      @NotBlank @Size(max = 60) @Schema(example = "张明") String name,
      @Size(max = 30) @IsMobile @Schema(example = "139 1234 5678") @Nullable String mobile,
      @Size(max = 30) @IsCreditCode @Schema(nullable = true) @Nullable String creditCode) {

    /** Nothing of a person stands in a log. */
    @Override
    public String toString() {
      return "RegisterRequest";
    }
  }

  record ProfileRequest(
      @Size(min = 1, max = 60) @Schema(example = "张明") @Nullable String name,
      @Size(max = 30) @IsMobile @Schema(example = "139 1234 5678") @Nullable String mobile,
      @Size(max = 500) @Schema(example = "Family car, seven seats") @Nullable String need,
      @IsMoney @Nullable Money budget,
      @Size(max = 100) @Schema(example = "VW Golf 2016") @Nullable String presentCar,
      @Schema(example = "2027-03-01") @Nullable LocalDate insuranceExpiry,
      @Size(max = 20) @IsPlate @Schema(example = "川A·8Q2K6") @Nullable String plate,
      @Size(max = 30) @IsResidentId @Schema(example = "510107198511070032")
          @Nullable String idNumber,
      @Schema(example = "1985-11-07") @Nullable LocalDate birthDate,
      @Size(max = 64) @Schema(example = "p-1042") @Nullable String staffPersonId,
      @Size(max = 200) @Nullable String address,
      @Size(max = 100) @Email @Schema(example = "ming.zhang@example.com") @Nullable String email) {

    /** Nothing of a person stands in a log. */
    @Override
    public String toString() {
      return "ProfileRequest";
    }
  }

  private final CustomerArchive archive;
  private final CustomerList list;
  private final CustomerAnswers answers;
  private final PersonalData personal;
  private final Access access;
  private final BusinessClock clock;

  CustomerController(
      CustomerArchive archive,
      CustomerList list,
      CustomerAnswers answers,
      PersonalData personal,
      Access access,
      BusinessClock clock) {
    this.archive = archive;
    this.list = list;
    this.answers = answers;
    this.personal = personal;
    this.access = access;
    this.clock = clock;
  }

  @GetMapping
  @Permit("crm.customer.read")
  @Operation(
      summary = "Find customers",
      description =
          "By whole mobile number, its last four digits in my stores, whole plate, ID number, company"
              + " code or name; without any of them, those in my scope.")
  Page<CustomerResponse> list(
      @RequestParam(required = false) @Size(max = 30) @IsMobile @Nullable String mobile,
      @RequestParam(required = false) @Pattern(regexp = "[0-9]{4}") @Nullable String phoneLast4,
      @RequestParam(required = false) @Size(max = 20) @IsPlate @Nullable String plate,
      @RequestParam(required = false) @Size(max = 30) @IsResidentId @Nullable String idNumber,
      @RequestParam(required = false) @Size(max = 30) @IsCreditCode @Nullable String creditCode,
      @RequestParam(required = false) @Size(max = 60) @Nullable String name,
      @RequestParam(required = false) @Size(max = 64) @Nullable String owner,
      @Listing(sorts = "registeredAt") ListRequest page) {
    List<List<SearchKey>> keys = new ArrayList<>();
    if (mobile != null) {
      keys.add(List.of(personal.mobile(Mobile.of(mobile).e164())));
    }
    if (phoneLast4 != null) {
      keys.add(
          access.caller().stores().stream()
              .map(store -> personal.lastFour(store, phoneLast4))
              .toList());
    }
    if (plate != null) {
      keys.add(List.of(personal.plate(Plate.of(plate).value())));
    }
    if (idNumber != null) {
      keys.add(List.of(personal.idNumber(residentId(idNumber))));
    }
    if (creditCode != null) {
      keys.add(List.of(personal.creditCode(CreditCode.of(creditCode).value())));
    }
    if (name != null) {
      keys.add(List.of(personal.name(name)));
    }
    Page<Customer> found = list.page(keys, owner, page);
    return found.map(customer -> answers.body(customer, Masks.Place.LIST));
  }

  @PostMapping
  @Permit("crm.customer.register")
  @Operation(
      summary = "Register a customer",
      description =
          "A person by the mobile number, a company by its unified credit code. One number is one"
              + " customer: a known one is answered with 200.")
  ResponseEntity<CustomerResponse> register(@Valid @RequestBody RegisterRequest request) {
    String store = access.caller().store();
    var registration = register(request, store);
    if (registration.fresh() && access.caller().roles().contains("sc")) {
      archive.serve(registration.customerId(), store, access.caller().personId());
    }
    return answers.answer(
        registration.fresh() ? HttpStatus.CREATED : HttpStatus.OK,
        archive.find(registration.customerId()));
  }

  private Registration register(RegisterRequest request, String store) {
    String mobile = request.mobile();
    String code = request.creditCode();
    if (mobile != null && code == null) {
      return archive.register(new RegisterCustomer(store, request.name(), Mobile.of(mobile)));
    }
    if (code != null && mobile == null) {
      return archive.register(new RegisterCompany(store, request.name(), CreditCode.of(code)));
    }
    throw new InvalidInput("/mobile", "customer.one-number");
  }

  @GetMapping("/{id}")
  @Permit("crm.customer.read")
  @Operation(
      summary = "Show a customer",
      description =
          "Masked; a disclosure shows fields in clear. The id of a merged customer is answered with"
              + " the one under whose id it goes on.")
  ResponseEntity<CustomerResponse> show(@PathVariable String id) {
    return answers.answer(HttpStatus.OK, archive.require("crm.customer.read", id));
  }

  @PatchMapping("/{id}")
  @Permit("crm.customer.update")
  @Operation(
      summary = "Note what was learned about a customer",
      description = "What is not sent stays as it is. Needs If-Match.")
  ResponseEntity<CustomerResponse> learn(
      @PathVariable String id,
      @RequestHeader("If-Match") String ifMatch,
      @Valid @RequestBody ProfileRequest request) {
    Customer customer =
        archive.learn(id, command(request), version -> Versions.require(ifMatch, version));
    return answers.answer(HttpStatus.OK, customer);
  }

  private LearnAboutCustomer command(ProfileRequest request) {
    Map<PersonalField, String> fields = new EnumMap<>(PersonalField.class);
    put(fields, PersonalField.NAME, request.name());
    put(fields, PersonalField.NEED, request.need());
    put(fields, PersonalField.PRESENT_CAR, request.presentCar());
    put(fields, PersonalField.ADDRESS, request.address());
    put(fields, PersonalField.EMAIL, request.email());
    if (request.mobile() != null) {
      fields.put(PersonalField.MOBILE, Mobile.of(request.mobile()).e164());
    }
    if (request.birthDate() != null) {
      fields.put(PersonalField.BIRTH_DATE, request.birthDate().toString());
    }
    if (request.plate() != null) {
      fields.put(PersonalField.PLATE, Plate.of(request.plate()).value());
    }
    if (request.idNumber() != null) {
      fields.put(PersonalField.ID_NUMBER, residentId(request.idNumber()));
    }
    return new LearnAboutCustomer(
        fields, request.budget(), request.insuranceExpiry(), request.staffPersonId());
  }

  private String residentId(String number) {
    return ResidentId.of(number, clock.today(RESIDENTS)).value();
  }

  private static void put(
      Map<PersonalField, String> fields, PersonalField field, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      fields.put(field, value.strip());
    }
  }
}
