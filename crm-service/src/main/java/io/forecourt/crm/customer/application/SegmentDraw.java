package io.forecourt.crm.customer.application;

import io.forecourt.platform.rule.InvalidInput;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Chooses customers by criteria whose data may be used for a purpose; each feature answers for what
 * it knows.
 */
@Component
public class SegmentDraw {
  private final ContactableCustomers customers;
  private final PurposePolicy purposes;
  private final List<SegmentSource> sources;

  SegmentDraw(ContactableCustomers customers, PurposePolicy purposes, List<SegmentSource> sources) {
    this.customers = customers;
    this.purposes = purposes;
    this.sources = List.copyOf(sources);
  }

  /**
   * @return those who agreed to the purpose, or need not agree, and who fit every criterion, in
   *     order of their ids
   * @throws InvalidInput if nobody knows a field
   */
  public List<String> fitting(String store, String purpose, List<SegmentCriterion> criteria) {
    Set<String> fitting = new TreeSet<>(customers.in(store, purposes.purpose(store, purpose)));
    Map<String, String> absorbed = criteria.isEmpty() ? Map.of() : customers.absorbedIn(store);
    for (int place = 0; place < criteria.size(); place++) {
      SegmentCriterion criterion = criteria.get(place);
      int index = place;
      SegmentSource source =
          sources.stream()
              .filter(one -> one.fields().contains(criterion.field()))
              .findFirst()
              .orElseThrow(
                  () -> new InvalidInput("/criteria/" + index + "/field", "segment.unknown-field"));
      fitting.retainAll(
          source.fitting(store, criterion).stream()
              .map(customer -> survivor(customer, absorbed))
              .collect(Collectors.toSet()));
    }
    return List.copyOf(fitting);
  }

  private static String survivor(String customer, Map<String, String> absorbed) {
    String last = customer;
    for (String into = absorbed.get(last); into != null; into = absorbed.get(last)) {
      last = into;
    }
    return last;
  }

  /** The same people in an order that the seed alone decides. */
  public static List<String> shuffled(List<String> people, long seed) {
    List<String> order = new ArrayList<>(people);
    Collections.shuffle(order, new Random(seed));
    return List.copyOf(order);
  }
}
