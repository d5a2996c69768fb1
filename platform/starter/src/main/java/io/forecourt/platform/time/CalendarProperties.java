package io.forecourt.platform.time;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * What holds for a store of which hr has told nothing yet, and further schedules of working days.
 *
 * @param openingHours weekday to {@code 09:00-18:00}; a weekday left out is closed
 * @param stores codes of stores for which daily jobs run before hr names any
 * @param workingDays further resources like {@code classpath:policy/working-days.json}, for later
 *     years
 */
@ConfigurationProperties("forecourt.calendar")
record CalendarProperties(
    @DefaultValue("Asia/Shanghai") ZoneId zone,
    @DefaultValue Map<String, String> openingHours,
    @DefaultValue List<String> stores,
    @DefaultValue List<Resource> workingDays) {

  Store store(String code) {
    var hours = new HashMap<String, List<String>>();
    openingHours.forEach((day, span) -> hours.put(day, List.of(span.split("-", 2))));
    return new Store(code, zone, OpeningHours.of(hours), Set.of());
  }
}
