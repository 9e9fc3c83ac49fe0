"""Word tables, actor packs and the gazetteer, with the loaders that check them."""
