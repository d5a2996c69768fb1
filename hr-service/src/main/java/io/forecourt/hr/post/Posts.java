package io.forecourt.hr.post;

import org.springframework.data.repository.ListCrudRepository;

public interface Posts extends ListCrudRepository<Post, String> {}
