@NullMarked
package io.forecourt.crm.lawful.domain;

import org.jspecify.annotations.NullMarked;
