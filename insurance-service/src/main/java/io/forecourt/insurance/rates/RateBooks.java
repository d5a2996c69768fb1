package io.forecourt.insurance.rates;

import io.forecourt.insurance.premium.RateBook;
import java.util.Map;
import org.springframework.stereotype.Service;

/** The books of tables that quotes are made from. */
@Service
public class RateBooks {

  private final PublishedBook shipped =
      new PublishedBook(RateBook.of(RateFiles.shipped()), "shipped", Map.of());

  public PublishedBook current() {
    return shipped;
  }
}
