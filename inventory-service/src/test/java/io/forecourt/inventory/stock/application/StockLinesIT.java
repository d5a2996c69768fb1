package io.forecourt.inventory.stock.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.forecourt.inventory.InventoryApi;
import io.forecourt.inventory.InventoryApi.Receipt;
import io.forecourt.inventory.stock.application.StockLines.Line;
import io.forecourt.platform.testing.ForecourtTest;
import io.forecourt.platform.value.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

@ForecourtTest
class StockLinesIT {

  private static final int AT_ONCE = 12;

  @Autowired private StockLines lines;
  @Autowired private TransactionTemplate transactions;
  @Autowired private MockMvcTester mvc;
  @Autowired private JdbcClient jdbc;

  @Test
  void whoeverComesFirstToANewLineNobodyIsTurnedAway() {
    for (int round = 0; round < 20; round++) {
      String model = "NEW-" + Ids.next().substring(24);

      assertThatCode(
              () ->
                  atOnce(
                      () -> {
                        transactions.executeWithoutResult(_ -> lines.lock("EAST", model));
                        return 0;
                      }))
          .as("round " + round)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void whoeverNeedsTwoLinesNobodyWaitsInACircle() {
    var turn = new AtomicInteger();
    for (int round = 0; round < 20; round++) {
      var white = new Line("EAST", "ONE-" + Ids.next().substring(24));
      var black = new Line("EAST", "TWO-" + Ids.next().substring(24));

      assertThatCode(
              () ->
                  atOnce(
                      () -> {
                        boolean even = turn.getAndIncrement() % 2 == 0;
                        transactions.executeWithoutResult(
                            _ ->
                                lines.lock(
                                    even ? Stream.of(white, black) : Stream.of(black, white)));
                        return 0;
                      }))
          .as("round " + round)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void manyCarsOfANewModelAreReceivedAtOnce() throws Exception {
    var api = new InventoryApi(mvc);
    for (int round = 0; round < 5; round++) {
      String model = api.newModel();

      List<Integer> answers =
          atOnce(
              () -> {
                var car = new Receipt(InventoryApi.newVin(), model, "WHITE");
                return api.post(InventoryApi.YARD, "/vehicles", car).getResponse().getStatus();
              });

      assertThat(answers).containsOnly(201);
      assertThat(cars(model)).isEqualTo(AT_ONCE);
    }
  }

  private int cars(String model) {
    return jdbc.sql("SELECT COUNT(*) FROM vehicle WHERE model_code = ?")
        .param(model)
        .query(Integer.class)
        .single();
  }

  private static List<Integer> atOnce(Callable<Integer> work) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var start = new CountDownLatch(1);
      List<Future<Integer>> running = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  return work.call();
                }));
      }
      start.countDown();
      List<Integer> answers = new ArrayList<>();
      for (Future<Integer> one : running) {
        answers.add(one.get(60, TimeUnit.SECONDS));
      }
      return answers;
    }
  }
}
