package io.forecourt.platform.web;

import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Caller;
import io.forecourt.platform.access.Callers;
import io.forecourt.platform.access.DataScope;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.access.ScopedQueries;
import io.forecourt.platform.audit.AccessLog;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.rule.RuleViolation;
import io.forecourt.platform.value.Ids;
import io.forecourt.platform.value.Money;
import io.forecourt.platform.web.check.IsMobile;
import io.forecourt.platform.web.check.IsMoney;
import io.forecourt.platform.web.check.IsVin;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** A small service with one resource, to show the conventions of the API on. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(Notes.Controller.class)
class Notes {

  enum Kind {
    PLAIN,
    LOUD
  }

  record Line(@NotBlank @Size(max = 10) String text, int count) {}

  record NewNote(
      @NotBlank @Size(max = 200) String text,
      @NotNull @IsMoney(min = "1.00") Money amount,
      @Nullable Kind kind,
      @Nullable @IsVin @Size(max = 40) String vin,
      @Nullable @IsMobile @Size(max = 40) String mobile,
      @Nullable Instant at,
      @Nullable Integer stars,
      @Nullable @Size(max = 3) List<@Valid Line> lines) {}

  record Note(
      String id,
      String text,
      Money amount,
      Instant createdAt,
      long version,
      List<String> allowedActions) {}

  /** Lets a test stop a request inside its transaction. */
  static final class Gate {
    volatile @Nullable CountDownLatch entered;
    volatile @Nullable CountDownLatch leave;
    final AtomicInteger runs = new AtomicInteger();
    final AtomicInteger losing = new AtomicInteger();

    void pass() {
      runs.incrementAndGet();
      if (losing.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw new OptimisticLockingFailureException("another one came between");
      }
      CountDownLatch in = entered;
      CountDownLatch out = leave;
      if (in == null || out == null) {
        return;
      }
      in.countDown();
      try {
        if (!out.await(20, TimeUnit.SECONDS)) {
          throw new IllegalStateException("the gate stayed shut");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  @Bean
  Gate gate() {
    return new Gate();
  }

  @Bean
  @Order(0)
  SecurityFilterChain testLogins(HttpSecurity http, ProblemResponses responses) {
    var login =
        new OncePerRequestFilter() {
          @Override
          protected void doFilterInternal(
              HttpServletRequest request, HttpServletResponse response, FilterChain chain)
              throws java.io.IOException, jakarta.servlet.ServletException {
            String person = request.getHeader("X-Test-Person");
            String token = request.getHeader("Authorization");
            if (request.getRequestURI().startsWith("/api/")
                && (token == null || !token.startsWith("Bearer role:"))) {
              responses.write(request, response, Problem.of(401, "authentication.required"));
              return;
            }
            String role = token == null ? "sc" : token.substring("Bearer role:".length());
            var caller =
                new Caller(
                    person == null ? "p1" : person, Set.of(role), "EAST", Set.of("EAST"), null);
            SecurityContextHolder.getContext()
                .setAuthentication(
                    new UsernamePasswordAuthenticationToken(caller, null, List.of()));
            chain.doFilter(request, response);
          }
        };
    return http.securityMatcher("/api/**", "/v3/**", "/error", "/nowhere")
        .csrf(AbstractHttpConfigurer::disable)
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .addFilterBefore(login, AuthorizationFilter.class)
        .build();
  }

  /** The consultant may do everything here, nobody else anything. */
  @Bean
  WebMvcConfigurer consultantsOnly() {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry
            .addInterceptor(
                new HandlerInterceptor() {
                  @Override
                  public boolean preHandle(
                      HttpServletRequest request, HttpServletResponse response, Object handler) {
                    boolean ours = request.getRequestURI().startsWith("/api/");
                    if (ours && !Callers.current().roles().contains("sc")) {
                      throw new AccessDeniedException("not a consultant");
                    }
                    return true;
                  }
                })
            .order(0);
      }
    };
  }

  @Bean
  @Primary
  ScopedQueries everything(JdbcClient jdbc) {
    return new ScopedQueries() {
      @Override
      public JdbcClient.StatementSpec sql(String action, String sql) {
        return jdbc.sql(sql.replaceAll("\\{scope:([a-z_.]+)[^}]*}", "$1 IN ('EAST')"));
      }

      @Override
      public JdbcClient.StatementSpec unscoped(String why, String sql) {
        return jdbc.sql(sql);
      }
    };
  }

  @Bean
  @Primary
  Access anything() {
    return new Access() {
      @Override
      public Caller caller() {
        return new Caller("p1", Set.of("sc"), "EAST", Set.of("EAST"), null);
      }

      @Override
      public boolean may(String action) {
        return true;
      }

      @Override
      public DataScope require(String action) {
        return DataScope.STORE;
      }

      @Override
      public void requireInScope(
          String action, String kind, String id, String store, @Nullable String owner) {}

      @Override
      public boolean mayOn(String action, String store, @Nullable String owner) {
        return !action.endsWith("forbidden");
      }
    };
  }

  @RestController
  @RequestMapping("/api/v1/test/notes")
  static class Controller {
    private final JdbcClient jdbc;
    private final Keyset keyset;
    private final Gate gate;
    private final Idempotency idempotency;
    private final TransactionTemplate transactions;
    private final AllowedActions actions;
    private final AccessLog log;

    Controller(
        JdbcClient jdbc,
        Keyset keyset,
        Gate gate,
        Idempotency idempotency,
        TransactionTemplate transactions,
        AllowedActions actions,
        AccessLog log) {
      this.jdbc = jdbc;
      this.keyset = keyset;
      this.gate = gate;
      this.idempotency = idempotency;
      this.transactions = transactions;
      this.actions = actions;
      this.log = log;
    }

    @PostMapping
    @Permit("test.note.write")
    ResponseEntity<Note> add(@Valid @RequestBody NewNote note) {
      Note added = insert(note);
      gate.pass();
      if (note.text().equals("refused")) {
        throw RuleViolation.wrongState("field.invalid", "DRAFT", List.of("QUOTED", "CANCELLED"));
      }
      return ResponseEntity.created(location(added.id()))
          .eTag(Versions.etag(added.version()))
          .body(added);
    }

    @PostMapping("/asked")
    @Permit("test.note.write")
    @OwnTransaction
    ResponseEntity<Note> addAfterAsking(@Valid @RequestBody NewNote note) {
      gate.pass();
      Note added =
          transactions.execute(
              _ -> {
                Note one = insert(note);
                idempotency.complete(201, location(one.id()));
                return one;
              });
      return ResponseEntity.created(location(added.id())).body(added);
    }

    @PostMapping("/photographed")
    @Permit("test.note.write")
    @Hidden
    ResponseEntity<Note> photograph(
        @RequestParam MultipartFile file, @RequestParam(defaultValue = "front") String side) {
      var amount = new Money(BigDecimal.TEN, Money.CNY);
      Note added = insert(new NewNote(side, amount, null, null, null, null, null, null));
      return ResponseEntity.created(location(added.id())).body(added);
    }

    @GetMapping("/looked-at")
    @Permit("test.note.read")
    @Hidden
    void look() {
      log.write(
          new AccessLog.Access(
              AccessLog.Kind.UNMASK, null, "note", null, List.of(), null, null, 1));
    }

    private Note insert(NewNote note) {
      String id = Ids.next();
      jdbc.sql(
              """
              INSERT INTO note (id, store_code, text, amount, created_at, version)
              VALUES (?, 'EAST', ?, ?, ?, 0)
              """)
          .params(
              id,
              note.text(),
              note.amount().amount(),
              LocalDateTime.ofInstant(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC))
          .update();
      return find(id);
    }

    private static URI location(String id) {
      return URI.create("/api/v1/test/notes/" + id);
    }

    private Note find(String id) {
      return jdbc.sql("SELECT id, text, amount, created_at, version FROM note WHERE id = ?")
          .param(id)
          .query((row, _) -> note(row))
          .optional()
          .orElseThrow(() -> new NotFound("note", id));
    }

    private Note note(java.sql.ResultSet row) throws java.sql.SQLException {
      return new Note(
          row.getString("id"),
          row.getString("text"),
          new Money(row.getBigDecimal("amount"), Money.CNY),
          row.getObject("created_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
          row.getLong("version"),
          actions
              .on("EAST", null)
              .when(true, "erasure", "test.note.erase")
              .when(true, "burning", "test.note.forbidden")
              .when(false, "reading", "test.note.read")
              .names());
    }

    @GetMapping("/{id}")
    @Permit("test.note.read")
    ResponseEntity<Note> get(@PathVariable String id) {
      Note note = find(id);
      return ResponseEntity.ok().eTag(Versions.etag(note.version())).body(note);
    }

    @PutMapping("/{id}")
    @Permit("test.note.write")
    ResponseEntity<Note> put(
        @PathVariable String id,
        @RequestHeader("If-Match") String ifMatch,
        @Valid @RequestBody NewNote note) {
      Versions.require(ifMatch, find(id).version());
      jdbc.sql("UPDATE note SET text = ?, version = version + 1 WHERE id = ?")
          .params(note.text(), id)
          .update();
      return get(id);
    }

    @DeleteMapping("/{id}")
    @Permit(value = "test.note.erase", reason = true)
    ResponseEntity<Map<String, String>> delete(
        @PathVariable String id, @RequestHeader("If-Match") String ifMatch) {
      Versions.require(ifMatch, find(id).version());
      return ResponseEntity.ok(Map.of("reason", String.valueOf(RequestReason.current())));
    }

    @GetMapping
    @Permit("test.note.read")
    Page<Note> list(
        @Listing(sorts = {"createdAt", "amount", "id"}) ListRequest list,
        @RequestParam @Nullable Kind kind,
        @RequestParam @Nullable Integer stars,
        @RequestParam @Nullable @Size(max = 20) String text) {
      return keyset.page(
          "test.note.read",
          "SELECT n.id, n.text, n.amount, n.created_at, n.version FROM note n WHERE {scope:n.store_code}",
          Map.of(),
          list,
          Map.of("createdAt", "n.created_at", "amount", "n.amount", "id", "n.id"),
          "n.id",
          (row, _) -> note(row));
    }

    @GetMapping("/trouble/{kind}")
    @Permit("test.note.read")
    @Hidden
    String trouble(@PathVariable String kind) {
      throw switch (kind) {
        case "timeout" -> new QueryTimeoutException("13912345678 select secret");
        case "duplicate" -> new DuplicateKeyException("13912345678 insert secret");
        case "too-long" ->
            new DataIntegrityViolationException(
                "13912345678 insert secret", new SQLException("Data too long", "22001", 1406));
        case "nowhere" ->
            new DataIntegrityViolationException(
                "13912345678 insert secret", new SQLException("No parent", "23000", 1452));
        default -> new IllegalStateException("13912345678 secret at Some.java");
      };
    }
  }
}
