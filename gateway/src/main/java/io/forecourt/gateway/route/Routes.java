package io.forecourt.gateway.route;

import io.forecourt.gateway.body.BodyLimit;
import io.forecourt.gateway.names.Names;
import io.forecourt.gateway.resilience.ServiceGuard;
import io.forecourt.gateway.route.RouteSettings.Service;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.cloud.gateway.support.RouteMetadataUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;

/**
 * {@code /api/v1/<service>/…} goes to that service, uploads under limits of their own; the login
 * and token paths go to hr. Nothing else is let in.
 */
@Configuration(proxyBeanMethods = false)
class Routes {

  private static final String MULTIPART = "(?i)multipart/.*";

  private static final String[] IDENTITY = {
    "/oauth2/**",
    "/login",
    "/login/**",
    "/logout",
    "/userinfo",
    "/connect/**",
    "/.well-known/**",
    "/identity/**"
  };

  @Bean
  RouteLocator routeLocator(
      RouteLocatorBuilder builder,
      RouteSettings settings,
      Door.Settings door,
      ServiceGuard guard,
      Names names) {
    var routes = builder.routes();
    settings
        .services()
        .forEach(
            (name, service) ->
                routes
                    .route(
                        name + "-uploads",
                        route ->
                            route
                                .path("/api/v1/" + name + "/**")
                                .and()
                                .header(HttpHeaders.CONTENT_TYPE, MULTIPART)
                                .filters(filters -> filters.filter(guard.ofUploads(name, service)))
                                .metadata(
                                    RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR,
                                    service.uploads().timeout().toMillis())
                                .metadata(
                                    RouteMetadataUtils.CONNECT_TIMEOUT_ATTR,
                                    (int) service.connectTimeout().toMillis())
                                .metadata(BodyLimit.LARGEST, service.uploads().largest().toBytes())
                                .uri(service.uri()))
                    .route(
                        name,
                        route ->
                            route
                                .path("/api/v1/" + name + "/**")
                                .filters(
                                    filters ->
                                        filters.filters(names.filter(), guard.of(name, service)))
                                .metadata(
                                    RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR,
                                    service.timeout().toMillis())
                                .metadata(
                                    RouteMetadataUtils.CONNECT_TIMEOUT_ATTR,
                                    (int) service.connectTimeout().toMillis())
                                .metadata(BodyLimit.LARGEST, door.largestBody())
                                .uri(service.uri())));
    Service hr = settings.services().get("hr");
    if (hr != null) {
      routes.route(
          "identity",
          route ->
              route
                  .path(IDENTITY)
                  .filters(filters -> filters.preserveHostHeader().filter(guard.of("identity", hr)))
                  .metadata(RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR, hr.timeout().toMillis())
                  .metadata(BodyLimit.LARGEST, door.largestBody())
                  .uri(hr.uri()));
    }
    return routes.build();
  }
}
