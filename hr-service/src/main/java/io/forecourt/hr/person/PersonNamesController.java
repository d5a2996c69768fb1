package io.forecourt.hr.person;

import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.personal.Masks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/hr/person-names")
@Tag(name = "People")
class PersonNamesController {

  private static final String READ = "hr.person.read";

  private final People people;
  private final PersonService service;
  private final Access access;

  PersonNamesController(People people, PersonService service, Access access) {
    this.people = people;
    this.service = service;
    this.access = access;
  }

  @GetMapping
  @Permit(READ)
  @Operation(
      summary = "Masked names by id",
      description = "For composed views; whoever is unknown or out of my scope is left out.")
  NamesResponse names(
      @RequestParam @NotEmpty @Size(max = 200) List<@NotNull @Size(max = 64) String> ids) {
    Map<String, String> names = new TreeMap<>();
    people.findAllById(ids).stream()
        .filter(person -> access.mayOn(READ, person.storeCode(), person.ownerId()))
        .forEach(
            person -> {
              String name = Masks.name(service.clearName(person), Masks.Place.LIST);
              if (name != null) {
                names.put(person.id(), name);
              }
            });
    return new NamesResponse(names);
  }

  /**
   * @param names id to masked name
   */
  record NamesResponse(Map<String, String> names) {}
}
