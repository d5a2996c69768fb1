package io.forecourt.insurance.premium;

import io.forecourt.insurance.premium.Flaw.Kind;
import io.forecourt.insurance.premium.QuoteRequest.CommercialCover;
import io.forecourt.insurance.premium.QuoteRequest.TaxDue;
import io.forecourt.insurance.premium.QuoteRequest.Vehicle;
import io.forecourt.insurance.premium.RateBook.AddOn;
import io.forecourt.insurance.premium.RateBook.InsurerTables;
import io.forecourt.insurance.premium.RateBook.VersionTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a request lacks before anything can be looked up in tables. */
final class Form {

  private final RateBook book;
  private final QuoteRequest request;
  private final List<Flaw> flaws = new ArrayList<>();

  private Form(RateBook book, QuoteRequest request) {
    this.book = book;
    this.request = request;
  }

  /** Every flaw at once, in the order of the fields. */
  static List<Flaw> check(RateBook book, QuoteRequest request) {
    var form = new Form(book, request);
    form.check();
    return form.flaws;
  }

  private void check() {
    if (request.compulsory() == null
        && request.vehicleTax() == null
        && request.commercial() == null) {
      flaw("", Kind.REQUIRED);
    }
    Vehicle vehicle = request.vehicle();
    if (vehicle.useClass() == UseClass.MOTORCYCLE && vehicle.energy() == Energy.BEV) {
      flaw("/vehicle/energy", Kind.NOT_QUOTED);
    }
    boolean passengers = request.commercial() != null && request.commercial().passengers() != null;
    if (vehicle.useClass().isPassenger() || passengers) {
      need(vehicle.seats(), "/vehicle/seats");
    }
    if (request.compulsory() != null) {
      compulsory(vehicle);
    }
    if (request.vehicleTax() != null) {
      tax(vehicle, request.vehicleTax());
    }
    if (request.commercial() != null) {
      commercial(vehicle, request.commercial());
    }
  }

  private void compulsory(Vehicle vehicle) {
    if (vehicle.useClass().isGoods()) {
      need(vehicle.ratedLoadTonnes(), "/vehicle/ratedLoadTonnes");
    }
    if (vehicle.useClass() == UseClass.MOTORCYCLE && !vehicle.sidecar()) {
      need(vehicle.displacementMl(), "/vehicle/displacementMl");
    }
    if (vehicle.useClass() == UseClass.TRACTOR) {
      need(vehicle.tractorType(), "/vehicle/tractorType");
      need(vehicle.powerKw(), "/vehicle/powerKw");
    }
  }

  private void tax(Vehicle vehicle, TaxDue due) {
    if (vehicle.newCar()) {
      need(due.invoiceDate(), "/vehicleTax/invoiceDate");
    }
    if (TaxCategory.of(vehicle.useClass(), vehicle.seats()).isByTonne()
        && !TaxRating.treatment(book, vehicle, due).isZero()) {
      need(vehicle.curbWeightTonnes(), "/vehicle/curbWeightTonnes");
    }
  }

  private void commercial(Vehicle vehicle, CommercialCover cover) {
    LocalDate registered = vehicle.firstRegistrationDate();
    if (cover.damage() != null && !vehicle.newCar()) {
      need(registered, "/vehicle/firstRegistrationDate");
    }
    if (registered != null && registered.isAfter(cover.startDate())) {
      flaw("/vehicle/firstRegistrationDate", Kind.AFTER_START);
    }
    InsurerTables insurer = book.insurer(cover.insurerCode());
    VersionTable version =
        insurer == null ? null : RateBook.inForce(insurer.versions(), request.quoteDate());
    Set<String> seen = cover.addOns().size() < 2 ? Set.of() : new HashSet<>();
    for (int i = 0; i < cover.addOns().size(); i++) {
      QuoteRequest.AddOn wanted = cover.addOns().get(i);
      if (cover.addOns().size() > 1 && !seen.add(wanted.code())) {
        flaw("/commercial/addOns/" + i + "/code", Kind.REPEATED);
      }
      AddOn offered = version == null ? null : version.addOns().get(wanted.code());
      if (offered != null && offered.isByTable() && wanted.sumInsured() == null) {
        flaw("/commercial/addOns/" + i + "/sumInsured", Kind.REQUIRED);
      }
    }
  }

  private void need(@Nullable Object value, String pointer) {
    if (value == null) {
      flaw(pointer, Kind.REQUIRED);
    }
  }

  private void flaw(String pointer, Kind kind) {
    flaws.add(new Flaw(pointer, kind));
  }
}
