import { Injectable } from '@angular/core';
import { TitleStrategy } from '@angular/router';

/** Titles of documents are given by `<carnet-page-header>`, in the person's language, and not by the routes. */
@Injectable()
export class NoTitle extends TitleStrategy {
  override updateTitle(): void {
    return;
  }
}
