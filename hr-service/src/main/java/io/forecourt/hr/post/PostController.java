package io.forecourt.hr.post;

import io.forecourt.platform.access.Access;
import io.forecourt.platform.access.Permit;
import io.forecourt.platform.rule.NotFound;
import io.forecourt.platform.web.Keyset;
import io.forecourt.platform.web.ListRequest;
import io.forecourt.platform.web.Listing;
import io.forecourt.platform.web.Page;
import io.forecourt.platform.web.RecordMapper;
import io.forecourt.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/hr/posts")
@Tag(name = "Departments and posts")
class PostController {

  record PostResponse(
      String id,
      long version,
      String storeCode,
      String departmentId,
      @Nullable String headPostId,
      String titleEn,
      String titleZh,
      Set<String> roles,
      List<String> stores,
      List<String> allowedActions) {}

  private static final RowMapper<Post> ROW = RecordMapper.of(Post.class);

  private final Posts posts;
  private final Keyset keyset;
  private final Access access;

  PostController(Posts posts, Keyset keyset, Access access) {
    this.posts = posts;
    this.keyset = keyset;
    this.access = access;
  }

  @GetMapping
  @Permit("hr.post.read")
  @Operation(summary = "Posts with their roles and the post above")
  Page<PostResponse> list(@Listing(sorts = "id") ListRequest page) {
    return keyset
        .page(
            "hr.post.read",
            """
        SELECT p.id, p.store_code, p.department_id, p.head_post_id, p.title_en, p.title_zh, p.roles,
               p.duty_lists, p.covers_stores, p.version
          FROM post p WHERE {scope:p.store_code}
        """,
            Map.of(),
            page,
            Map.of("id", "p.id"),
            "p.id",
            ROW)
        .map(PostController::response);
  }

  @GetMapping("/{id}")
  @Permit("hr.post.read")
  @Operation(summary = "One post")
  ResponseEntity<PostResponse> get(@PathVariable String id) {
    Post post = posts.findById(id).orElseThrow(() -> new NotFound("post", id));
    access.requireInScope("hr.post.read", "post", id, post.storeCode(), null);
    return ResponseEntity.ok().eTag(Versions.etag(post.currentVersion())).body(response(post));
  }

  private static PostResponse response(Post post) {
    return new PostResponse(
        post.id(),
        post.currentVersion(),
        post.storeCode(),
        post.departmentId(),
        post.headPostId(),
        post.titleEn(),
        post.titleZh(),
        post.roleCodes(),
        post.stores(),
        List.of());
  }
}
