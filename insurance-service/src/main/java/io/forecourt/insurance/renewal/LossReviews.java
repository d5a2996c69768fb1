package io.forecourt.insurance.renewal;

import org.springframework.data.repository.CrudRepository;

interface LossReviews extends CrudRepository<LossReview, String> {

  boolean existsByStoreCodeAndMonthAndReviewerId(String storeCode, String month, String reviewerId);
}
