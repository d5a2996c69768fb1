package io.forecourt.gateway.names;

import io.forecourt.gateway.client.ClientHeaders;
import io.forecourt.gateway.route.RouteSettings;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.cloud.gateway.filter.OrderedGatewayFilter;
import org.springframework.cloud.gateway.filter.factory.rewrite.ModifyResponseBodyGatewayFilterFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Composes names into an answer. Services know people by id only; a GET with {@code names=true}
 * gets a member {@code names} (id to name, masked for this caller) from crm for customers and from
 * hr for staff. When one of them does not answer, the rest is still given and {@code namesMissing}
 * says who did not answer.
 */
@Component
public class Names {

  private static final Logger LOG = LoggerFactory.getLogger(Names.class);

  private static final String ASKED = "names";
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final int MOST_IDS = 100;
  private static final Set<String> CUSTOMER_FIELDS = Set.of("customerId");
  private static final Set<String> STAFF_FIELDS =
      Set.of(
          "consultantId",
          "ownerId",
          "personId",
          "headId",
          "registeredBy",
          "receivedBy",
          "inspectedBy",
          "completedBy",
          "issuedBy",
          "bookedBy",
          "deliveredBy");
  private static final List<Source> SOURCES =
      List.of(
          new Source("crm", "/api/v1/crm/customer-names", CUSTOMER_FIELDS),
          new Source("hr", "/api/v1/hr/person-names", STAFF_FIELDS));

  private final RouteSettings settings;
  private final JsonMapper json;
  private final ClientHeaders told;
  private final WebClient client = WebClient.create();
  private final GatewayFilter rewrite;

  Names(
      RouteSettings settings,
      JsonMapper json,
      ClientHeaders told,
      ModifyResponseBodyGatewayFilterFactory factory) {
    this.settings = settings;
    this.json = json;
    this.told = told;
    this.rewrite =
        factory.apply(
            config -> config.setRewriteFunction(byte[].class, byte[].class, this::compose));
  }

  /** The filter of a route; it does nothing unless names are asked for. */
  public GatewayFilter filter() {
    return new OrderedGatewayFilter(
        (exchange, chain) -> {
          boolean asked =
              exchange.getRequest().getMethod().equals(HttpMethod.GET)
                  && "true".equals(exchange.getRequest().getQueryParams().getFirst(ASKED));
          if (!asked) {
            return chain.filter(exchange);
          }
          ServerWebExchange plain =
              exchange
                  .mutate()
                  .request(
                      request ->
                          request.uri(
                              UriComponentsBuilder.fromUri(exchange.getRequest().getURI())
                                  .replaceQueryParam(ASKED)
                                  .build(true)
                                  .toUri()))
                  .build();
          return rewrite.filter(plain, chain);
        },
        // before the answer is written
        NettyWriteResponseFilter.WRITE_RESPONSE_FILTER_ORDER - 1);
  }

  private Publisher<byte[]> compose(ServerWebExchange exchange, byte @Nullable [] body) {
    var status = exchange.getResponse().getStatusCode();
    if (body == null || status == null || !status.is2xxSuccessful()) {
      return body == null ? Mono.empty() : Mono.just(body);
    }
    if (!(json.readTree(body) instanceof ObjectNode answer)) {
      return Mono.just(body);
    }
    ObjectNode names = json.createObjectNode();
    Set<String> missing = new LinkedHashSet<>();
    return Flux.fromIterable(SOURCES)
        .flatMapSequential(source -> ask(source, answer, exchange))
        .doOnNext(
            found -> {
              if (found.names() == null) {
                missing.add(found.service());
              } else {
                names.setAll(found.names());
              }
            })
        .then(
            Mono.fromSupplier(
                () -> {
                  answer.set("names", names);
                  if (!missing.isEmpty()) {
                    answer.set("namesMissing", json.valueToTree(missing));
                  }
                  return json.writeValueAsBytes(answer);
                }));
  }

  private Mono<Found> ask(Source source, JsonNode answer, ServerWebExchange exchange) {
    Set<String> ids = new LinkedHashSet<>();
    collect(answer, source.fields(), ids);
    var service = settings.services().get(source.service());
    if (ids.isEmpty() || service == null) {
      return Mono.empty();
    }
    return client
        .get()
        .uri(service.uri() + source.path() + "?ids={ids}", Map.of("ids", String.join(",", ids)))
        .headers(
            headers -> {
              String authorization =
                  exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
              if (authorization != null) {
                headers.set(HttpHeaders.AUTHORIZATION, authorization);
              }
              told.tell(exchange, headers);
            })
        .retrieve()
        .bodyToMono(String.class)
        .timeout(PATIENCE)
        .map(text -> new Found(source.service(), (ObjectNode) json.readTree(text).path("names")))
        .onErrorResume(
            error -> {
              LOG.info("no names from {}: {}", source.service(), error.getClass().getName());
              return Mono.just(new Found(source.service(), null));
            });
  }

  private static void collect(JsonNode node, Set<String> fields, Collection<String> ids) {
    node.properties()
        .forEach(
            member -> {
              if (fields.contains(member.getKey())
                  && member.getValue().isString()
                  && ids.size() < MOST_IDS) {
                ids.add(member.getValue().stringValue());
              }
            });
    node.forEach(child -> collect(child, fields, ids));
  }

  /** Who holds the names behind some fields. */
  private record Source(String service, String path, Set<String> fields) {}

  private record Found(String service, @Nullable ObjectNode names) {}
}
