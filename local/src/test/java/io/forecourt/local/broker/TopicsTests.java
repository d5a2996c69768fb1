package io.forecourt.local.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicsTests {

  private static final String CATALOGUE =
      """
      event,type,owner,topic,subject,payload,consumers
      StoreOpened,io.forecourt.hr.store-opened.v1,hr,forecourt.hr.store,storeCode,x,all
      OrderPlaced,io.forecourt.sales.order-placed.v1,sales,forecourt.sales.order,orderId,x,inventory
      OrderReady,io.forecourt.sales.order-ready.v1,sales,forecourt.sales.order,orderId,x,
      """;

  @Test
  void eachTopicOnceAndDeadLettersForEachOwner() {
    assertThat(Topics.names(CATALOGUE.lines().toList()))
        .containsExactlyInAnyOrder(
            "forecourt.hr.store",
            "forecourt.sales.order",
            "forecourt.dlt.hr",
            "forecourt.dlt.sales");
  }

  @Test
  void onlyReferenceTopicsAreCompactedAndNoneExpires(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("catalogue.csv"), CATALOGUE);

    List<NewTopic> topics = Topics.of(file);

    assertThat(
            topics.stream()
                .filter(topic -> "compact".equals(topic.configs().get("cleanup.policy")))
                .map(NewTopic::name)
                .collect(Collectors.toSet()))
        .containsExactly("forecourt.hr.store");
    assertThat(topics)
        .allSatisfy(topic -> assertThat(topic.configs()).containsEntry("retention.ms", "-1"))
        .allSatisfy(topic -> assertThat(topic.numPartitions()).isEqualTo(3));
  }
}
