@NullMarked
package io.forecourt.crm.unlawful.domain;

import org.jspecify.annotations.NullMarked;
